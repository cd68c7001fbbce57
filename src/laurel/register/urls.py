"""The addresses of the register."""

from django.urls import path

from laurel.register import views

app_name = "register"
urlpatterns = [
    path("", views.home, name="home"),
    path("units/", views.unit_list, name="units"),
    path("units/add/", views.unit_add, name="unit_add"),
    path("units/export/<str:file_format>/", views.units_file, name="units_file"),
    path("units/<int:pk>/", views.unit_show, name="unit"),
    path("units/<int:pk>/correct/", views.unit_correct, name="unit_correct"),
    path("units/<int:pk>/move/", views.unit_move, name="unit_move"),
    path("units/<int:pk>/close/", views.unit_close, name="unit_close"),
    path("units/<int:pk>/rename/", views.unit_rename, name="unit_rename"),
    path("units/<int:pk>/merge/", views.unit_merge, name="unit_merge"),
    path("units/<int:pk>/split/", views.unit_split, name="unit_split"),
    path("people/", views.person_list, name="people"),
    path("people/add/", views.person_add, name="person_add"),
    path("people/export/<str:file_format>/", views.people_file, name="people_file"),
    path("people/<int:pk>/", views.person_show, name="person"),
    path("people/<int:pk>/correct/", views.person_correct, name="person_correct"),
    path("people/<int:pk>/postings/", views.posting_add, name="posting_add"),
    path("people/<int:pk>/roles/", views.role_grant, name="role_grant"),
    path("postings/<int:pk>/end/", views.posting_end, name="posting_end"),
    path("roles/<int:pk>/end/", views.role_end, name="role_end"),
    path("history/", views.history_list, name="history"),
    path("history/add/<str:level>/", views.honour_add, name="honour_add"),
    path("history/export/<str:file_format>/", views.history_file, name="history_file"),
    path("history/sample/<str:file_format>/", views.history_sample, name="history_sample"),
    path("history/verify/", views.history_verify, name="history_verify"),
    path("history/years/add/", views.year_add, name="year_add"),
    path("history/years/<int:pk>/", views.year_show, name="year"),
    path("history/years/<int:pk>/correct/", views.year_correct, name="year_correct"),
    path("history/<int:pk>/", views.honour_show, name="honour"),
    path("history/<int:pk>/correct/", views.honour_correct, name="honour_correct"),
    path("history/<int:pk>/revoke/", views.award_revoke, name="award_revoke"),
    path("history/<int:pk>/classify/", views.award_classify, name="award_classify"),
    path("import/", views.import_upload, name="import"),
    path("import/<str:draft_id>/columns/", views.import_columns, name="import_columns"),
    path("import/<str:draft_id>/preview/", views.import_preview, name="import_preview"),
    path("import/<str:draft_id>/result/", views.import_result, name="import_result"),
    path("import/<str:draft_id>/undo/<str:file_format>/", views.import_undo, name="import_undo"),
    path("rare-characters/", views.rare_characters, name="rare_characters"),
]
