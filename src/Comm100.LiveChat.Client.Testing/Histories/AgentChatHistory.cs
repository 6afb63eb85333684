using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>What agents said among themselves. A conversation's time is that of its first message.</summary>
internal sealed class AgentChatHistory : GeneratedHistory
{
    public AgentChatHistory(int count, DateTimeOffset now, SeedNames world)
        : base("agentChat", count, now, world)
    {
    }

    public override ItemAttributes GetAttributes(int place)
    {
        var random = new SeededRandom(World.Seed, Name, place);
        int first = random.NextInclusive(1, World.Agents.Count);
        int second = (first + random.NextInclusive(0, World.Agents.Count - 2)) % World.Agents.Count;
        return base.GetAttributes(place) with { AgentIds = [first, second + 1] };
    }

    public override JsonObject CreateItem(int place, TimeSpan offset)
    {
        SeededRandom random = CreateTextRandom(place);
        string[] agents = [.. GetAttributes(place).AgentIds.Select(id => World.Agents[id - 1])];
        DateTime time = GeneratedTimes.At(place);
        var transcript = new JsonArray();
        int count = random.NextInclusive(2, 5);
        for (int i = 0; i < count; i++)
        {
            transcript.Add(new JsonObject
            {
                ["time"] = Time(time, offset),
                ["sender"] = agents[i % 2],
                ["content"] = random.Pick(ChatPhrases.AgentTalk),
            });
            time = time.AddMilliseconds(random.NextInclusive(2_000, 60_000));
        }

        return new JsonObject
        {
            ["agents"] = new JsonArray([.. agents.Select(agent => (JsonNode)agent)]),
            ["transcript"] = transcript,
        };
    }
}
