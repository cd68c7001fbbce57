"""參獎申請書: sections, attachments, frozen versions, formal dispatch."""
