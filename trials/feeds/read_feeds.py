"""Reads feeds with feedparser: a JSON list of them comes in, a JSON list of what is wrong with them goes out."""

import json
import sys

import feedparser

VERSIONS = {"rss": "rss20", "atom": "atom10"}


def problems_of(given):
    headers = {"content-type": given["type"], "content-location": "http://localhost" + given["path"]}
    found = feedparser.parse(given["body"].encode("utf-8"), response_headers=headers)
    if found.bozo:
        yield f"cannot be read: {found.bozo_exception}"
    if found.version != VERSIONS[given["kind"]]:
        yield f"is taken for {found.version or 'nothing'}"
    for name in ("title", "link", "updated_parsed"):
        if not found.feed.get(name):
            yield f"has no {name}"
    ids = [entry.get("id") for entry in found.entries]
    if len(set(ids)) < len(ids):
        yield "has one id twice"
    for entry in found.entries:
        for name in ("id", "link", "title", "published_parsed", "author"):
            if not entry.get(name):
                yield f"an entry has no {name}: {entry.get('title')}"
        if not (entry.get("summary") or entry.get("content")):
            yield f"an entry says nothing: {entry.get('title')}"


print(json.dumps([f"{given['path']}: {problem}" for given in json.load(sys.stdin) for problem in problems_of(given)]))
