using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>Conversations between agents. The time of a conversation is the time of its first message.</summary>
internal sealed class AgentChatHistory : GeneratedHistory
{
    public AgentChatHistory(int count, DateTimeOffset now, SeedNames names)
        : base("agentChat", count, now, names)
    {
    }

    public override ItemAttributes GetAttributes(int index)
    {
        var random = new SeededRandom(Names.Seed, Name, index);
        int first = random.NextInclusive(1, Names.Agents.Count);
        int second = (first + random.NextInclusive(0, Names.Agents.Count - 2)) % Names.Agents.Count;
        return base.GetAttributes(index) with { AgentIds = [first, second + 1] };
    }

    public override JsonObject CreateItem(int index, TimeSpan offset)
    {
        SeededRandom random = CreateTextRandom(index);
        string[] agents = [.. GetAttributes(index).AgentIds.Select(id => Names.Agents[id - 1])];
        DateTime time = Times.GetTime(index);
        var transcript = new JsonArray();
        int count = random.NextInclusive(2, 5);
        for (int i = 0; i < count; i++)
        {
            transcript.Add(new JsonObject
            {
                ["time"] = FormatTime(time, offset),
                ["sender"] = agents[i % 2],
                ["content"] = random.Pick(ChatPhrases.AgentMessages),
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
