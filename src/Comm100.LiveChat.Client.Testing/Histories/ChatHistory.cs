using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>Generated chats. Their ids are consecutive, in the order of their times.</summary>
internal sealed class ChatHistory : GeneratedHistory
{
    private readonly int _firstId;
    private readonly bool _isAnswered;

    public ChatHistory(string name, int count, int firstId, bool isAnswered, DateTimeOffset now, SeedNames names)
        : base(name, count, now, names)
    {
        _firstId = firstId;
        _isAnswered = isAnswered;
    }

    public override int? FindIndex(long id) => id >= _firstId && id < _firstId + (long)Times.Count ? (int)(id - _firstId) : null;

    public override JsonObject CreateItem(int index, TimeSpan offset)
    {
        ItemAttributes attributes = GetAttributes(index);
        SeededRandom random = CreateTextRandom(index);
        DateTime requested = Times.GetTime(index);
        DateTime accepted = requested.AddSeconds(NextWaitingSeconds(random));
        string name = NextName(random);
        string[] agents = [.. attributes.AgentIds.Select(id => Names.Agents[id - 1])];
        JsonArray transcript = CreateTranscript(random, name, agents, accepted, offset, out DateTime ended);
        var chat = new JsonObject
        {
            ["id"] = _firstId + index,
            ["ssoUserId"] = random.IsOneIn(3) ? "" : string.Create(CultureInfo.InvariantCulture, $"sso-{random.NextInclusive(1000, 9999)}"),
            ["name"] = name,
            ["email"] = CreateEmail(name),
            ["department"] = Names.Departments[attributes.DepartmentId - 1],
            ["agents"] = new JsonArray([.. agents.Select(agent => (JsonNode)agent)]),
            ["prechatFields"] = new JsonArray(
                CreateNamedValue(1, "Your name", name),
                CreateNamedValue(5, "How did you find us?", random.Pick(["Search engine", "Advertisement", "A friend"]))),
            ["customVariables"] = CreateCustomVariables(random),
            ["requestTime"] = FormatTime(requested, offset),
            ["waitingTime"] = (accepted - requested).ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture),
            ["endTime"] = FormatTime(ended, offset),
            ["chatTranscript"] = transcript,
            ["attachments"] = random.IsOneIn(5) ? new JsonArray(CreateAttachment(random)) : [],
        };

        // A third of the chats has no survey, and a fifth has no wrap-up.
        chat["postChat"] = random.IsOneIn(3) ? null : CreateSurvey(random);
        chat["wrapup"] = random.IsOneIn(5) ? null : CreateWrapup(random, Names.Categories[attributes.CategoryId - 1]);
        return chat;
    }

    public override JsonObject CreateConditionFields(int index)
    {
        ItemAttributes attributes = GetAttributes(index);
        SeededRandom random = CreateTextRandom(index);
        _ = NextWaitingSeconds(random);
        string name = NextName(random);
        return new JsonObject
        {
            ["name"] = name,
            ["email"] = CreateEmail(name),
            ["department"] = Names.Departments[attributes.DepartmentId - 1],
            ["agents"] = new JsonArray([.. attributes.AgentIds.Select(id => (JsonNode)Names.Agents[id - 1])]),
        };
    }

    internal static string CreateEmail(string name) => name.ToLowerInvariant().Replace(' ', '.') + "@example.com";

    internal static JsonArray CreateCustomVariables(SeededRandom random) =>
    [
        CreateNamedValue(1, "cartValue", string.Create(CultureInfo.InvariantCulture, $"{random.Next(900)}.{random.NextInclusive(10, 99)}")),
        CreateNamedValue(2, "customerLevel", random.Pick(ChatPhrases.Levels)),
    ];

    internal static JsonObject CreateAttachment(SeededRandom random)
    {
        string file = random.Pick(ChatPhrases.Files);
        return new JsonObject
        {
            ["name"] = file,
            ["uri"] = string.Create(CultureInfo.InvariantCulture, $"https://files.example.com/{random.NextInclusive(10000, 99999)}/{file}"),
        };
    }

    // For each chat, these are the first random numbers, in this order.
    private static int NextWaitingSeconds(SeededRandom random) => random.NextInclusive(2, 240);

    private static string NextName(SeededRandom random) => $"{random.Pick(ChatPhrases.FirstNames)} {random.Pick(ChatPhrases.LastNames)}";

    private JsonArray CreateTranscript(SeededRandom random, string visitor, string[] agents, DateTime begin, TimeSpan offset, out DateTime ended)
    {
        var messages = new JsonArray();
        DateTime time = begin;
        AddMessage("visitor", visitor, random.Pick(ChatPhrases.Questions));
        if (_isAnswered)
        {
            AddMessage("system", "System", $"{agents[0]} has joined the chat.");
            int turns = random.NextInclusive(1, 4);
            for (int turn = 0; turn < turns; turn++)
            {
                AddMessage("agent", agents[turn % agents.Length], random.Pick(ChatPhrases.AgentReplies));
                AddMessage("visitor", visitor, random.Pick(ChatPhrases.VisitorReplies));
            }
        }

        ended = time;
        return messages;

        void AddMessage(string type, string sender, string content)
        {
            messages.Add(new JsonObject
            {
                ["time"] = FormatTime(time, offset),
                ["sender"] = sender,
                ["type"] = type,
                ["content"] = content,
            });
            time = time.AddMilliseconds(random.NextInclusive(3_000, 90_000));
        }
    }

    private static JsonObject CreateSurvey(SeededRandom random) => new()
    {
        ["ratingGrade"] = random.NextInclusive(1, 5).ToString(CultureInfo.InvariantCulture),
        ["ratingComment"] = random.Pick(ChatPhrases.Comments),
        ["fields"] = new JsonArray(CreateNamedValue(8, "Was your question answered?", random.Pick(["Yes", "No", "Partly"]))),
    };

    private static JsonObject CreateWrapup(SeededRandom random, string category) => new()
    {
        ["category"] = category,
        ["comment"] = random.Pick(ChatPhrases.Comments),
        ["fields"] = new JsonArray(CreateNamedValue(17, "Product", random.Pick(["Article 1", "Article 2", "Article 3"]))),
    };
}
