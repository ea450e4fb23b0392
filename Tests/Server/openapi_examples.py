"""Validates /openapi.json, sends the example of each operation, and checks each response against its schema."""

import json
import urllib.error
import urllib.parse
import urllib.request

import support
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

# The work of these ends in streams or needs another program first.
MISSING = {"apply_plan", "get_plan", "discard_plan", "preview_import", "apply_import", "discard_import", "undo_edit"}


def send(method, url, body=None, kind="application/json"):
    request = urllib.request.Request(url, data=body, method=method)
    if body is not None:
        request.add_header("Content-Type", kind)
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def check(document, operation, status, headers, content):
    responses = operation["responses"]
    response = responses.get(str(status)) or responses.get(f"{status // 100}XX")
    assert response, f"{operation['operationId']}: status {status} is not documented"
    if "$ref" in response:
        response = document["components"]["responses"][response["$ref"].split("/")[-1]]
    kind = headers.get_content_type()
    assert kind in response["content"], f"{operation['operationId']}: {kind} is not documented"
    if kind.endswith("json"):
        schema = {**response["content"][kind]["schema"], "components": document["components"]}
        errors = [error.message for error in Draft202012Validator(schema).iter_errors(json.loads(content))]
        assert not errors, f"{operation['operationId']}: {errors[:3]}"


def rank(path):
    return path.endswith("/archive"), -path.count("/")


def main():
    with support.sample_store() as store, support.server(store, "--workers", "0") as address:
        document = json.loads(send("GET", f"{address}/openapi.json")[2])
        validate(document)
        campaign = json.loads(send("GET", f"{address}/api/campaigns/1")[2])
        creative = campaign["creatives"][0]["id"]
        send("POST", f"{address}/api/ads/classify", b"{}")
        count = 0
        for order in ["get", "put", "post", "delete"]:
            # An archived job can be neither paused nor resumed, and a deleted campaign has no creatives.
            for path, item in sorted(document["paths"].items(), key=lambda pair: rank(pair[0])):
                operation = item.get(order)
                if not operation or operation["operationId"] == "stream_run":
                    continue
                target, query = path, []
                for parameter in operation["parameters"]:
                    example = parameter.get("example")
                    if parameter["in"] == "path":
                        # The examples of creatives name one of another account.
                        if example == "131197":
                            example = creative
                        target = target.replace("{%s}" % parameter["name"], urllib.parse.quote(str(example), safe=""))
                    elif parameter["in"] == "query" and example is not None:
                        query.append((parameter["name"], example))
                if operation["operationId"] == "remove_creative":
                    # The example of another operation has moved it.
                    send("POST", f"{address}/api/campaigns/1/creatives", json.dumps([creative]).encode())
                body = None
                kind = "application/json"
                content = operation.get("requestBody", {}).get("content", {})
                if "application/json" in content:
                    text = json.dumps(content["application/json"]["example"]).replace("131197", creative)
                    body = text.encode()
                elif content:
                    body, kind = b"creative_id,impressions\n1,2\n", "application/octet-stream"
                status, headers, received = send(
                    order.upper(), address + target + ("?" + urllib.parse.urlencode(query) if query else ""), body, kind)
                check(document, operation, status, headers, received)
                name = operation["operationId"]
                works = status < 300 or (name in MISSING and status in (404, 409, 428))
                assert works, f"{name}: {status} {received[:300]}"
                count += 1
        print(f"{count} operations: each example works, and each response matches its schema")


main()
