using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.History;

/// <summary>What agents said among themselves. A conversation's time is that of its first message.</summary>
internal sealed class AgentChatHistory : HistorySource
{
    public AgentChatHistory(int count, DateTimeOffset now, SeedWorld world)
        : base("agentChat", count, now, world)
    {
    }

    public override HistoryFacts FactsAt(int place)
    {
        var dice = new Dice(World.Seed, Name, place);
        int first = dice.Between(1, World.Agents.Count);
        int second = (first + dice.Between(0, World.Agents.Count - 2)) % World.Agents.Count;
        return base.FactsAt(place) with { AgentIds = [first, second + 1] };
    }

    public override JsonObject ItemAt(int place, TimeSpan offset)
    {
        Dice dice = TextDice(place);
        string[] agents = [.. FactsAt(place).AgentIds.Select(id => World.Agents[id - 1])];
        DateTime time = Timeline.At(place);
        var transcript = new JsonArray();
        int count = dice.Between(2, 5);
        for (int i = 0; i < count; i++)
        {
            transcript.Add(new JsonObject
            {
                ["time"] = Time(time, offset),
                ["sender"] = agents[i % 2],
                ["content"] = dice.Pick(ChatWords.AgentTalk),
            });
            time = time.AddMilliseconds(dice.Between(2_000, 60_000));
        }

        return new JsonObject
        {
            ["agents"] = new JsonArray([.. agents.Select(agent => (JsonNode)agent)]),
            ["transcript"] = transcript,
        };
    }
}
