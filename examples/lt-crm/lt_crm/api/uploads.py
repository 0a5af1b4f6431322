import io

from flask import abort, g, jsonify, request, send_file

from ..uploads import service
from . import blueprint, representations


@blueprint.post("/uploads")
def create_upload():
    file = request.files.get("file") or abort(400, "A file is wanted in the field 'file'")
    upload = service.keep(g.actor, file) or abort(415)
    return jsonify(representations.upload(upload)), 201


@blueprint.get("/uploads/<int:upload_id>")
def show_upload(upload_id: int):
    upload = service.find_upload(g.actor.tenant_id, upload_id) or abort(404)
    return send_file(
        io.BytesIO(service.content_of(upload)),
        mimetype=upload.content_type,
        as_attachment=True,
        download_name=upload.filename,
    )
