using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>Messages visitors left when nobody was there.</summary>
internal sealed class OfflineMessageHistory : GeneratedHistory
{
    private readonly int _firstId;

    public OfflineMessageHistory(int count, int firstId, DateTimeOffset now, SeedNames world)
        : base("offline", count, now, world)
    {
        _firstId = firstId;
    }

    public override JsonObject CreateItem(int place, TimeSpan offset)
    {
        ItemAttributes attributes = GetAttributes(place);
        SeededRandom random = CreateTextRandom(place);
        string name = $"{random.Pick(ChatPhrases.FirstNames)} {random.Pick(ChatPhrases.LastNames)}";
        return new JsonObject
        {
            ["id"] = _firstId + place,
            ["time"] = Time(GeneratedTimes.At(place), offset),
            ["ssoUserId"] = random.IsOneIn(3) ? "" : string.Create(CultureInfo.InvariantCulture, $"sso-{random.NextInclusive(1000, 9999)}"),
            ["name"] = name,
            ["email"] = ChatHistory.EmailOf(name),
            ["department"] = World.Departments[attributes.DepartmentId - 1],
            ["agent"] = World.Agents[attributes.AgentIds[0] - 1],
            ["content"] = random.Pick(ChatPhrases.Questions),
            ["fields"] = new JsonArray(Named(14, "Order number", string.Create(CultureInfo.InvariantCulture, $"10-{random.NextInclusive(1000, 9999)}"))),
            ["customVariables"] = ChatHistory.VariablesOf(random),
            ["attachment"] = random.IsOneIn(2) ? null : ChatHistory.AttachmentOf(random),
        };
    }
}
