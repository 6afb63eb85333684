namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>
/// The result of each kind of response that differs from the documentation. <see cref="JsonFaultTests"/> tests the rows, and
/// <c>docs/json.md</c> contains them.
/// </summary>
internal static class JsonFaults
{
    private const string UnpairedSurrogate = "expected valid Unicode, found an unpaired surrogate";

    public static IReadOnlyList<JsonFault> Rows { get; } =
    [
        Create<ChatButton>("Null in a list", """{"allowedDomains":["a",null]}""", "the list without it", button => button.AllowedDomains!.SequenceEqual(["a"]))
            .WithReports("$.allowedDomains[1]: expected a string, found null").WithWrittenBack("""{"allowedDomains":["a"]}"""),
        Create<RoutingRules>("Null in a list of objects", """{"rules":[null,{"name":"n"}]}""", "the list without it", rules => rules.Rules!.Single().Name == "n")
            .WithReports("$.rules[0]: expected an object, found null").WithWrittenBack("""{"rules":[{"name":"n"}]}"""),
        Create<ChatButton>("An element of another kind", """{"allowedDomains":["a",{"x":1},"b"]}""", "the list without it", button => button.AllowedDomains!.SequenceEqual(["a", "b"]))
            .WithReports("$.allowedDomains[1]: expected a string, found an object"),
        Create<OfflineMessage>("An attachment of another kind", """{"attachment":[{"name":"a"},5,null]}""", "the list without it", message => message.Attachment!.Single().Name == "a")
            .WithReports("$.attachment[1]: expected an object, found a number", "$.attachment[2]: expected an object, found null").WithWrittenBack("""{"attachment":[{"name":"a"},5]}"""),
        Create<Ban>("A value of another kind", """{"comment":{"x":1},"ipAddress":"i"}""", "null, and the rest", ban => ban.Comment is null && ban.IpAddress == "i" && ban.AdditionalProperties!.ContainsKey("comment"))
            .WithReports("$.comment: expected a string, found an object"),
        Create<Department>("A value of another kind in an agent or a member", """{"agents":[{"id":{"x":1},"name":"Ann"}]}""", "null, and the rest", department => department.Agents!.Single() is { Id: null, Name: "Ann" })
            .WithReports("$.agents[0].id: expected an id, found an object"),
        Create<VisitorSegmentation>("A notification of another kind", """{"notification":5}""", "an unknown notification", segment => segment.Notification is { IsKnown: false })
            .WithReports("$.notification: expected a value of SegmentNotification, found a number"),
        Create<VisitorSegmentation>("Values that are not ids in a notification", """{"notification":{"agents":[1,"x"]}}""", "the ids that can be read", segment => segment.Notification!.Agents!.SequenceEqual([1L]))
            .WithReports("$.notification: expected a value of SegmentNotification, found an object"),
        Create<Ban>("An unpaired surrogate", """{"comment":"a\ud83d"}""", "the replacement character `U+FFFD`", ban => ban.Comment == "a\ufffd")
            .WithReports("$.comment: " + UnpairedSurrogate).WithWrittenBack("""{"comment":"a\ufffd"}"""),
        Create<Ban>("An unpaired surrogate in an unknown field", """{"note":{"deep":["a\udc00"]}}""", "the replacement character `U+FFFD`", ban => ban.AdditionalProperties!["note"].GetProperty("deep")[0].GetString() == "a\ufffd")
            .WithReports("$: " + UnpairedSurrogate).WithWrittenBack("""{"note":{"deep":["a\ufffd"]}}"""),
        Create<Ban>("An unpaired surrogate in a name", """{"n\ud83d":1}""", "the replacement character `U+FFFD`", ban => ban.AdditionalProperties!.ContainsKey("n\ufffd"))
            .WithReports("$: " + UnpairedSurrogate).WithWrittenBack("""{"n\ufffd":1}"""),
        Create<LiveChatConfig>("Both names of a field", """{"isEnableGotoMeeting":true,"isEnableGotoMetting":false}""", "the value of the documented one", config => config.IsEnableGotoMeeting == true),
        Create<Ban>("A name in two cases", """{"comment":"a","COMMENT":"b"}""", "the value of the documented one", ban => ban.Comment == "a"),
        Create<Ban>("A name in another case", """{"COMMENT":"a"}""", "the value", ban => ban.Comment == "a").WithWrittenBack("""{"comment":"a"}"""),
        Create<ChatButton>("A number in quotes, a string without", """{"image":{"onlineImageId":"7"},"adaptive":{"icon":5}}""", "the value, converted", button => button is { Image.OnlineImageId: 7, Adaptive.Icon: "5" })
            .WithWrittenBack("""{"image":{"onlineImageId":7},"adaptive":{"icon":"5"}}"""),
        Create<AutoInvitation>("A number that is too large", """{"invitationWindow":{"popup":{"messageFrame":{"x":1e400,"y":1}}}}""", "null, and the rest", invitation => invitation.InvitationWindow!.Popup!.MessageFrame is { X: null, Y: 1 })
            .WithReports("$.invitationWindow.popup.messageFrame.x: expected a number, found a number"),
        Create<ChatButton>("A coordinate that is too large", """{"image":{"position":{"x":1e400}}}""", "its string; `Value` is null", button => button.Image!.Position!.X is { Text: "1e400", Value: null }),
        Create<Ban>("An unknown field with 900 levels", CreateNestedField(900), "the field", ban => ban.Comment == "c" && ban.AdditionalProperties!.ContainsKey("deep"), """{"deep":[[[…]]],"comment":"c"}"""),
        Create<Ban>("An unknown field with more than 1,000 levels", CreateNestedField(3000), "the rest", ban => ban.Comment == "c" && ban.AdditionalProperties is null, """{"deep":[[[…]]],"comment":"c"}""")
            .WithReports("$: expected a value with a depth of at most 1000, found a deeper value").WithWrittenBack("""{"comment":"c"}"""),
    ];

    /// <summary>The rows as a table.</summary>
    public static string Table() => string.Join('\n', (string[])
    [
        "| Response | Example | Result | Warning | With `StrictJson` | Written back |",
        "|---|---|---|---|---|---|",
        .. Rows.Select(row => $"| {row.Kind} | `{row.Example}` | {row.Result} | {(row.Reports.Count > 0 ? "yes" : "no")} | {(row.Reports.Count > 0 ? "an error" : "the same")} | {(row.WrittenBack is null ? "unchanged" : $"`{row.WrittenBack}`")} |"),
    ]);

    private static JsonFault Create<T>(string kind, string json, string result, Func<T, bool> isRead, string? example = null)
        where T : LiveChatModel => new(kind, typeof(T), json, result, model => isRead((T)model), example ?? json);

    private static string CreateNestedField(int levels) => $$"""{"deep":{{new string('[', levels)}}{{new string(']', levels)}},"comment":"c"}""";
}

/// <summary>One kind of response, and its result.</summary>
internal sealed record JsonFault(string Kind, Type Model, string Json, string Result, Func<object, bool> IsRead, string Example)
{
    /// <summary>The reported locations.</summary>
    public IReadOnlyList<string> Reports { get; private init; } = [];

    /// <summary>The JSON that is written back; null if it is the received JSON.</summary>
    public string? WrittenBack { get; private init; }

    public JsonFault WithReports(params string[] reports) => this with { Reports = reports };

    public JsonFault WithWrittenBack(string json) => this with { WrittenBack = json };
}
