using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.History;

/// <summary>Messages visitors left when nobody was there.</summary>
internal sealed class OfflineMessageHistory : HistorySource
{
    private readonly int _firstId;

    public OfflineMessageHistory(int count, int firstId, DateTimeOffset now, SeedWorld world)
        : base("offline", count, now, world)
    {
        _firstId = firstId;
    }

    public override JsonObject ItemAt(int place, TimeSpan offset)
    {
        HistoryFacts facts = FactsAt(place);
        Dice dice = TextDice(place);
        string name = $"{dice.Pick(ChatWords.FirstNames)} {dice.Pick(ChatWords.LastNames)}";
        return new JsonObject
        {
            ["id"] = _firstId + place,
            ["time"] = Time(Timeline.At(place), offset),
            ["ssoUserId"] = dice.OneIn(3) ? "" : string.Create(CultureInfo.InvariantCulture, $"sso-{dice.Between(1000, 9999)}"),
            ["name"] = name,
            ["email"] = ChatHistory.EmailOf(name),
            ["department"] = World.Departments[facts.DepartmentId - 1],
            ["agent"] = World.Agents[facts.AgentIds[0] - 1],
            ["content"] = dice.Pick(ChatWords.Questions),
            ["fields"] = new JsonArray(Named(14, "Order number", string.Create(CultureInfo.InvariantCulture, $"10-{dice.Between(1000, 9999)}"))),
            ["customVariables"] = ChatHistory.VariablesOf(dice),
            ["attachment"] = dice.OneIn(2) ? null : ChatHistory.AttachmentOf(dice),
        };
    }
}
