"""Connects with the official client of the Model Context Protocol, lists all tools, and calls each of them.

The client checks each structured result against the output schema of its tool.
"""

import asyncio
import json

import support
from mcp import Client, StdioServerParameters

READING = [
    ("list_campaigns", {"limit": 3, "period": "all"}),
    ("get_campaign", {"id": 1}),
    ("get_campaign_performance", {"id": 1, "breakdown": "geo"}),
    ("list_unassigned", {}),
    ("list_edits", {}),
    ("create_plan", {"replan": True, "use_ai": False}),
    ("list_seats", {}),
    ("list_packages", {}),
    ("analyze_ads", {"days_back": 30}),
    ("list_job_types", {}),
    ("list_jobs", {}),
]


def structured(result):
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


async def read_everything(client, seen):
    """Calls every reading tool, and returns the names of all tools."""
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    for name, arguments in READING:
        result = structured(await client.call_tool(name, arguments))
        seen.add(name)
        if name == "get_campaign":
            creative = result["creatives"][0]["id"]
            structured(await client.call_tool("get_ad", {"id": creative}))
        if name == "create_plan":
            structured(await client.call_tool("get_plan", {"id": result["id"]}))
    seen |= {"get_ad", "get_plan"}
    wrong = await client.call_tool("get_campaign", {"id": 999_999})
    assert wrong.is_error and "unknownCampaign" in wrong.content[0].text
    wrong = await client.call_tool("list_campaigns", {"limit": 0})
    assert wrong.is_error and "invalidParameter" in wrong.content[0].text
    try:
        await client.call_tool("no_such_tool", {})
        raise AssertionError("an unknown tool was called")
    except AssertionError:
        raise
    except Exception as error:
        assert "no_such_tool" in str(error), error
    return tools


async def write_everything(client, tools, seen):
    """Calls every tool that changes the store."""
    async def call(tool, /, **arguments):
        seen.add(tool)
        return structured(await client.call_tool(tool, arguments))

    await call("auto_cluster", use_ai=False)
    campaigns = (await call("list_campaigns"))["campaigns"]
    first, second = campaigns[0]["id"], campaigns[1]["id"]
    creatives = [creative["id"] for creative in (await call("get_campaign", id=first))["creatives"]]
    made = (await call("create_campaign", name="By a tool"))["id"]
    await call("update_campaign", id=made, description="for a test")
    await call("add_creatives", id=made, creative_ids=creatives[:2])
    await call("move_creative", id=creatives[0], to_campaign_id=first)
    await call("remove_creative", id=made, creative_id=creatives[1])
    new = (await call("split_campaign", id=first, name="Split by a tool", creative_ids=creatives[2:4]))["id"]
    await call("merge_campaigns", id=first, campaign_ids=[new])
    await call("archive_campaign", id=second)
    await call("forget_model_decisions", id=first)
    edit = (await call("list_edits"))["edits"][0]["id"]
    await call("undo_edit", id=edit)
    await call("undo_last_edit")
    await call("delete_campaign", id=made)
    await call("refresh_summaries")
    plan = await call("create_plan", replan=True, use_ai=False)
    await call("apply_plan", id=plan["id"], if_match=plan["etag"])
    await call("discard_plan", id=(await call("create_plan"))["id"])
    await call("run_packages")
    job = (await call("classify_ads"))["id"]
    await call("add_job", type="campaign_clustering", parameters={"min_cluster_size": 3}, cron="@daily")
    await call("get_job", id=job)
    await call("run_job", id=job)
    await call("pause_job", id=job)
    await call("resume_job", id=job)
    run = (await call("list_runs", id=job))["runs"][0]["id"]
    await call("get_run", id=job, run_id=run)
    await call("archive_job", id=job)
    assert seen >= set(tools), f"not called: {sorted(set(tools) - seen)}"


async def check(mode, store):
    """Checks one way to negotiate the revision, over both transports."""
    expected = "2025-11-25" if mode == "legacy" else "2026-07-28"
    base = ["mcp", "--store", store]
    async with Client(StdioServerParameters(command=support.CREATIVES, args=base), mode=mode) as client:
        assert client.protocol_version == expected, client.protocol_version
        tools = await read_everything(client, set())
        assert all(tool.annotations.read_only_hint for tool in tools.values())
    with support.server(store, "--workers", "0") as address:
        async with Client(f"{address}/mcp", mode=mode) as client:
            assert client.protocol_version == expected, client.protocol_version
            tools = await read_everything(client, set())
            assert all(tool.annotations.read_only_hint for tool in tools.values())
    # Over HTTP, tools change the store only if the server was told so.
    with support.server(store, "--workers", "0", "--mcp-write") as address:
        async with Client(f"{address}/mcp", mode=mode) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert not all(tool.annotations.read_only_hint for tool in tools.values())
            made = structured(await client.call_tool("create_campaign", {"name": f"Over HTTP {mode}"}))
            structured(await client.call_tool("delete_campaign", {"id": made["id"]}))
    seen = set()
    writing = StdioServerParameters(command=support.CREATIVES, args=[*base, "--write"])
    async with Client(writing, mode=mode) as client:
        tools = await read_everything(client, seen)
        await write_everything(client, tools, seen)
    print(f"{mode}: {len(tools)} tools over standard input and output, and the reading ones over HTTP")


async def main():
    for mode in ["legacy", "auto", "2026-07-28"]:
        with support.sample_store() as store:
            await check(mode, store)


asyncio.run(main())
