using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.History;

/// <summary>Chats that were held. Their ids follow one another in the order of their times.</summary>
internal sealed class ChatHistory : HistorySource
{
    private readonly int _firstId;
    private readonly bool _isAnswered;

    public ChatHistory(string name, int count, int firstId, bool isAnswered, DateTimeOffset now, SeedWorld world)
        : base(name, count, now, world)
    {
        _firstId = firstId;
        _isAnswered = isAnswered;
    }

    public override int? PlaceOf(long id) => id >= _firstId && id < _firstId + (long)Timeline.Count ? (int)(id - _firstId) : null;

    public override JsonObject ItemAt(int place, TimeSpan offset)
    {
        HistoryFacts facts = FactsAt(place);
        Dice dice = TextDice(place);
        DateTime requested = Timeline.At(place);
        DateTime accepted = requested.AddSeconds(SecondsToWait(dice));
        string name = NameOf(dice);
        string[] agents = [.. facts.AgentIds.Select(id => World.Agents[id - 1])];
        JsonArray transcript = Transcript(dice, name, agents, accepted, offset, out DateTime ended);
        var chat = new JsonObject
        {
            ["id"] = _firstId + place,
            ["ssoUserId"] = dice.OneIn(3) ? "" : string.Create(CultureInfo.InvariantCulture, $"sso-{dice.Between(1000, 9999)}"),
            ["name"] = name,
            ["email"] = EmailOf(name),
            ["department"] = World.Departments[facts.DepartmentId - 1],
            ["agents"] = new JsonArray([.. agents.Select(agent => (JsonNode)agent)]),
            ["prechatFields"] = new JsonArray(
                Named(1, "Your name", name),
                Named(5, "How did you find us?", dice.Pick(["Search engine", "Advertisement", "A friend"]))),
            ["customVariables"] = VariablesOf(dice),
            ["requestTime"] = Time(requested, offset),
            ["waitingTime"] = (accepted - requested).ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture),
            ["endTime"] = Time(ended, offset),
            ["chatTranscript"] = transcript,
            ["attachments"] = dice.OneIn(5) ? new JsonArray(AttachmentOf(dice)) : [],
        };

        // Every third visitor closes the window without the survey, and every fifth chat is not wrapped up.
        chat["postChat"] = dice.OneIn(3) ? null : Survey(dice);
        chat["wrapup"] = dice.OneIn(5) ? null : Wrapup(dice, World.Categories[facts.CategoryId - 1]);
        return chat;
    }

    public override JsonObject VisitorAt(int place)
    {
        HistoryFacts facts = FactsAt(place);
        Dice dice = TextDice(place);
        _ = SecondsToWait(dice);
        string name = NameOf(dice);
        return new JsonObject
        {
            ["name"] = name,
            ["email"] = EmailOf(name),
            ["department"] = World.Departments[facts.DepartmentId - 1],
            ["agents"] = new JsonArray([.. facts.AgentIds.Select(id => (JsonNode)World.Agents[id - 1])]),
        };
    }

    internal static string EmailOf(string name) => name.ToLowerInvariant().Replace(' ', '.') + "@example.com";

    internal static JsonArray VariablesOf(Dice dice) =>
    [
        Named(1, "cartValue", string.Create(CultureInfo.InvariantCulture, $"{dice.Below(900)}.{dice.Between(10, 99)}")),
        Named(2, "customerLevel", dice.Pick(ChatWords.Levels)),
    ];

    internal static JsonObject AttachmentOf(Dice dice)
    {
        string file = dice.Pick(ChatWords.Files);
        return new JsonObject
        {
            ["name"] = file,
            ["uri"] = string.Create(CultureInfo.InvariantCulture, $"https://files.example.com/{dice.Between(10000, 99999)}/{file}"),
        };
    }

    // The first throws for every chat, in this order.
    private static int SecondsToWait(Dice dice) => dice.Between(2, 240);

    private static string NameOf(Dice dice) => $"{dice.Pick(ChatWords.FirstNames)} {dice.Pick(ChatWords.LastNames)}";

    private JsonArray Transcript(Dice dice, string visitor, string[] agents, DateTime begin, TimeSpan offset, out DateTime ended)
    {
        var messages = new JsonArray();
        DateTime time = begin;
        Say("visitor", visitor, dice.Pick(ChatWords.Questions));
        if (_isAnswered)
        {
            Say("system", "System", $"{agents[0]} has joined the chat.");
            int turns = dice.Between(1, 4);
            for (int turn = 0; turn < turns; turn++)
            {
                Say("agent", agents[turn % agents.Length], dice.Pick(ChatWords.Replies));
                Say("visitor", visitor, dice.Pick(ChatWords.Answers));
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
            time = time.AddMilliseconds(dice.Between(3_000, 90_000));
        }
    }

    private static JsonObject Survey(Dice dice) => new()
    {
        ["ratingGrade"] = dice.Between(1, 5).ToString(CultureInfo.InvariantCulture),
        ["ratingComment"] = dice.Pick(ChatWords.Comments),
        ["fields"] = new JsonArray(Named(8, "Was your question answered?", dice.Pick(["Yes", "No", "Partly"]))),
    };

    private static JsonObject Wrapup(Dice dice, string category) => new()
    {
        ["category"] = category,
        ["comment"] = dice.Pick(ChatWords.Comments),
        ["fields"] = new JsonArray(Named(17, "Product", dice.Pick(["Article 1", "Article 2", "Article 3"]))),
    };
}
