using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>Chats that were held. Their ids follow one another in the order of their times.</summary>
internal sealed class ChatHistory : GeneratedHistory
{
    private readonly int _firstId;
    private readonly bool _isAnswered;

    public ChatHistory(string name, int count, int firstId, bool isAnswered, DateTimeOffset now, SeedNames world)
        : base(name, count, now, world)
    {
        _firstId = firstId;
        _isAnswered = isAnswered;
    }

    public override int? FindIndex(long id) => id >= _firstId && id < _firstId + (long)GeneratedTimes.Count ? (int)(id - _firstId) : null;

    public override JsonObject CreateItem(int place, TimeSpan offset)
    {
        ItemAttributes attributes = GetAttributes(place);
        SeededRandom random = CreateTextRandom(place);
        DateTime requested = GeneratedTimes.At(place);
        DateTime accepted = requested.AddSeconds(SecondsToWait(random));
        string name = NameOf(random);
        string[] agents = [.. attributes.AgentIds.Select(id => World.Agents[id - 1])];
        JsonArray transcript = Transcript(random, name, agents, accepted, offset, out DateTime ended);
        var chat = new JsonObject
        {
            ["id"] = _firstId + place,
            ["ssoUserId"] = random.IsOneIn(3) ? "" : string.Create(CultureInfo.InvariantCulture, $"sso-{random.NextInclusive(1000, 9999)}"),
            ["name"] = name,
            ["email"] = EmailOf(name),
            ["department"] = World.Departments[attributes.DepartmentId - 1],
            ["agents"] = new JsonArray([.. agents.Select(agent => (JsonNode)agent)]),
            ["prechatFields"] = new JsonArray(
                Named(1, "Your name", name),
                Named(5, "How did you find us?", random.Pick(["Search engine", "Advertisement", "A friend"]))),
            ["customVariables"] = VariablesOf(random),
            ["requestTime"] = Time(requested, offset),
            ["waitingTime"] = (accepted - requested).ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture),
            ["endTime"] = Time(ended, offset),
            ["chatTranscript"] = transcript,
            ["attachments"] = random.IsOneIn(5) ? new JsonArray(AttachmentOf(random)) : [],
        };

        // Every third visitor closes the window without the survey, and every fifth chat is not wrapped up.
        chat["postChat"] = random.IsOneIn(3) ? null : Survey(random);
        chat["wrapup"] = random.IsOneIn(5) ? null : Wrapup(random, World.Categories[attributes.CategoryId - 1]);
        return chat;
    }

    public override JsonObject CreateConditionFields(int place)
    {
        ItemAttributes attributes = GetAttributes(place);
        SeededRandom random = CreateTextRandom(place);
        _ = SecondsToWait(random);
        string name = NameOf(random);
        return new JsonObject
        {
            ["name"] = name,
            ["email"] = EmailOf(name),
            ["department"] = World.Departments[attributes.DepartmentId - 1],
            ["agents"] = new JsonArray([.. attributes.AgentIds.Select(id => (JsonNode)World.Agents[id - 1])]),
        };
    }

    internal static string EmailOf(string name) => name.ToLowerInvariant().Replace(' ', '.') + "@example.com";

    internal static JsonArray VariablesOf(SeededRandom random) =>
    [
        Named(1, "cartValue", string.Create(CultureInfo.InvariantCulture, $"{random.Next(900)}.{random.NextInclusive(10, 99)}")),
        Named(2, "customerLevel", random.Pick(ChatPhrases.Levels)),
    ];

    internal static JsonObject AttachmentOf(SeededRandom random)
    {
        string file = random.Pick(ChatPhrases.Files);
        return new JsonObject
        {
            ["name"] = file,
            ["uri"] = string.Create(CultureInfo.InvariantCulture, $"https://files.example.com/{random.NextInclusive(10000, 99999)}/{file}"),
        };
    }

    // The first throws for every chat, in this order.
    private static int SecondsToWait(SeededRandom random) => random.NextInclusive(2, 240);

    private static string NameOf(SeededRandom random) => $"{random.Pick(ChatPhrases.FirstNames)} {random.Pick(ChatPhrases.LastNames)}";

    private JsonArray Transcript(SeededRandom random, string visitor, string[] agents, DateTime begin, TimeSpan offset, out DateTime ended)
    {
        var messages = new JsonArray();
        DateTime time = begin;
        Say("visitor", visitor, random.Pick(ChatPhrases.Questions));
        if (_isAnswered)
        {
            Say("system", "System", $"{agents[0]} has joined the chat.");
            int turns = random.NextInclusive(1, 4);
            for (int turn = 0; turn < turns; turn++)
            {
                Say("agent", agents[turn % agents.Length], random.Pick(ChatPhrases.Replies));
                Say("visitor", visitor, random.Pick(ChatPhrases.Answers));
            }
        }

        ended = time;
        return messages;

        void Say(string type, string sender, string content)
        {
            messages.Add(new JsonObject
            {
                ["time"] = Time(time, offset),
                ["sender"] = sender,
                ["type"] = type,
                ["content"] = content,
            });
            time = time.AddMilliseconds(random.NextInclusive(3_000, 90_000));
        }
    }

    private static JsonObject Survey(SeededRandom random) => new()
    {
        ["ratingGrade"] = random.NextInclusive(1, 5).ToString(CultureInfo.InvariantCulture),
        ["ratingComment"] = random.Pick(ChatPhrases.Comments),
        ["fields"] = new JsonArray(Named(8, "Was your question answered?", random.Pick(["Yes", "No", "Partly"]))),
    };

    private static JsonObject Wrapup(SeededRandom random, string category) => new()
    {
        ["category"] = category,
        ["comment"] = random.Pick(ChatPhrases.Comments),
        ["fields"] = new JsonArray(Named(17, "Product", random.Pick(["Article 1", "Article 2", "Article 3"]))),
    };
}
