"""The addresses of this stage."""

from django.urls import path

from laurel.applications import views

app_name = "applications"
urlpatterns = [
    path("of/<str:nomination_id>/", views.open_application, name="open"),
    path("of/<str:nomination_id>/move/", views.move, name="move"),
    path("files/<str:file_id>/", views.file, name="file"),
    path("files/<str:file_id>/remove/", views.remove, name="remove"),
    path("files/<str:file_id>/caption/", views.caption, name="caption"),
    path("files/<str:file_id>/read/", views.attachment, name="attachment"),
    path("files/<str:file_id>/pages/<int:number>/<int:width>/", views.page, name="page"),
    path("remarks/<str:comment_id>/settle/", views.settle, name="settle"),
    path("<str:public_id>/", views.show, name="show"),
    path("<str:public_id>/save/", views.save, name="save"),
    path("<str:public_id>/basics/", views.basics, name="basics"),
    path("<str:public_id>/sections/<str:criterion>/", views.section, name="section"),
    path("<str:public_id>/sections/<str:criterion>/done/", views.done, name="done"),
    path("<str:public_id>/figures/", views.figures, name="figures"),
    path("<str:public_id>/figures/new/", views.new_figure, name="new_figure"),
    path("<str:public_id>/figures/<str:key>/", views.figure, name="figure"),
    path("<str:public_id>/figures/<str:key>/remove/", views.remove_figure, name="remove_figure"),
    path("<str:public_id>/update/", views.update, name="update"),
    path("<str:public_id>/update/progress/", views.update_progress, name="update_progress"),
    path("<str:public_id>/attachments/", views.attachments, name="attachments"),
    path("<str:public_id>/attach/", views.attach, name="attach"),
    path("<str:public_id>/remarks/<str:place>/", views.remark, name="remark"),
    path("<str:public_id>/history/", views.history, name="history"),
    path("<str:public_id>/history/<int:key>/restore/", views.restore, name="restore"),
    path("<str:public_id>/preview/", views.preview, name="preview"),
    path("<str:public_id>/preview/<str:digest>/<int:number>.png", views.preview_page, name="preview_page"),
    path("<str:public_id>/layout/", views.layout, name="layout"),
    path("<str:public_id>/draft.<str:file_format>", views.draft, name="draft"),
    path("<str:public_id>/submitted/<int:number>/<str:what>.<str:file_format>", views.frozen, name="frozen"),
    path("<str:public_id>/check/", views.check, name="check"),
    path("<str:public_id>/hand-over/", views.hand_over, name="hand_over"),
    path("<str:public_id>/give-back/", views.give_back, name="give_back"),
    path("<str:public_id>/submitted/", views.submitted, name="submitted"),
    path("<str:public_id>/dispatch/", views.dispatch, name="dispatch"),
]
