"""Validates the JSON of requests against the types of the providers' SDKs.

    validate-requests.py FILE

FILE contains a list of {"format": "anthropic" | "openai" | "gemini", "body": {…}}. Prints a list of the same length, with a list of
problems for each request.

Two of the SDKs describe requests as TypedDicts, in which pydantic silently ignores unknown keys. Keys are therefore also compared
with the annotations.
"""

import json
import sys
import types
import typing

import pydantic
import typing_extensions
from anthropic.types import message_create_params
from google.genai import types as gemini
from openai.types.chat import completion_create_params


def alternatives(annotation):
    """Returns the possible types of a value: the members of unions, without Required and Annotated."""
    while typing.get_origin(annotation) in (typing_extensions.Required, typing.Required, typing.Annotated):
        annotation = typing.get_args(annotation)[0]
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return [one for part in typing.get_args(annotation) for one in alternatives(part)]
    return [annotation]


def problems_of(value, annotation, path=""):
    """Returns the problems of a value of a type, by path. Pydantic alone does not validate the elements of an Iterable."""
    problems = []
    for one in alternatives(annotation):
        try:
            pydantic.TypeAdapter(one).validate_python(value)
        except pydantic.ValidationError as error:
            problems += [f"{'.'.join([path, *map(str, issue['loc'])]).strip('.')}: {issue['type']}" for issue in error.errors()]
        else:
            return problems_of_parts(value, one, path)
    return problems


def problems_of_parts(value, annotation, path):
    if isinstance(value, dict) and typing_extensions.is_typeddict(annotation):
        known = typing_extensions.get_type_hints(annotation)
        parts = [(key, member, known.get(key)) for key, member in value.items()]
    elif isinstance(value, list) and typing.get_args(annotation):
        parts = [(str(place), member, typing.get_args(annotation)[0]) for place, member in enumerate(value)]
    else:
        return []
    problems = []
    for key, member, type_ in parts:
        place = f"{path}.{key}".strip(".")
        problems += [f"{place}: unknown"] if type_ is None else problems_of(member, type_, place)
    return problems


def problems_of_gemini(body):
    """Returns the problems of a Gemini request. The SDK combines systemInstruction and generationConfig; its types reject unknown keys."""
    body = dict(body)
    parts = [(gemini.Content, content) for content in body.pop("contents")]
    parts.append((gemini.GenerateContentConfig, body.pop("generationConfig", {})))
    if "systemInstruction" in body:
        parts.append((gemini.Content, body.pop("systemInstruction")))
    problems = [f"{key}: unknown" for key in body]
    for type_, value in parts:
        try:
            type_.model_validate(value)
        except pydantic.ValidationError as error:
            problems += [f"{'.'.join(map(str, issue['loc']))}: {issue['type']}" for issue in error.errors()]
    return problems


CHECKS = {
    "anthropic": lambda body: problems_of(body, message_create_params.MessageCreateParamsNonStreaming),
    "openai": lambda body: problems_of(body, completion_create_params.CompletionCreateParamsNonStreaming),
    "gemini": problems_of_gemini,
}

with open(sys.argv[1], encoding="utf-8") as file:
    requests = json.load(file)
json.dump([CHECKS[request["format"]](request["body"]) for request in requests], sys.stdout)
