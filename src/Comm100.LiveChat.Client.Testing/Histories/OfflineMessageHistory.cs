using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>Generated messages that visitors left while no agent was online.</summary>
internal sealed class OfflineMessageHistory : GeneratedHistory
{
    private readonly int _firstId;

    public OfflineMessageHistory(int count, int firstId, DateTimeOffset now, SeedNames names)
        : base("offline", count, now, names)
    {
        _firstId = firstId;
    }

    public override JsonObject CreateItem(int index, TimeSpan offset)
    {
        ItemAttributes attributes = GetAttributes(index);
        SeededRandom random = CreateTextRandom(index);
        string name = $"{random.Pick(ChatPhrases.FirstNames)} {random.Pick(ChatPhrases.LastNames)}";
        return new JsonObject
        {
            ["id"] = _firstId + index,
            ["time"] = FormatTime(Times.GetTime(index), offset),
            ["ssoUserId"] = random.IsOneIn(3) ? "" : string.Create(CultureInfo.InvariantCulture, $"sso-{random.NextInclusive(1000, 9999)}"),
            ["name"] = name,
            ["email"] = ChatHistory.CreateEmail(name),
            ["department"] = Names.Departments[attributes.DepartmentId - 1],
            ["agent"] = Names.Agents[attributes.AgentIds[0] - 1],
            ["content"] = random.Pick(ChatPhrases.Questions),
            ["fields"] = new JsonArray(CreateNamedValue(14, "Order number", string.Create(CultureInfo.InvariantCulture, $"10-{random.NextInclusive(1000, 9999)}"))),
            ["customVariables"] = ChatHistory.CreateCustomVariables(random),
            ["attachment"] = random.IsOneIn(2) ? null : ChatHistory.CreateAttachment(random),
        };
    }
}
