namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>
/// What becomes of each kind of response that is not as documented: the rows that <see cref="JsonFaultTests"/> plays, and that
/// <c>docs/json.md</c> shows.
/// </summary>
internal static class JsonFaults
{
    private const string Half = "expected valid Unicode, found an unpaired surrogate";

    public static IReadOnlyList<JsonFault> Rows { get; } =
    [
        Of<ChatButton>("Null in a list", """{"allowedDomains":["a",null]}""", "the list without it", button => button.AllowedDomains!.SequenceEqual(["a"]))
            .Reported("$.allowedDomains[1]: expected a string, found null").Back("""{"allowedDomains":["a"]}"""),
        Of<RoutingRules>("Null in a list of objects", """{"rules":[null,{"name":"n"}]}""", "the list without it", rules => rules.Rules!.Single().Name == "n")
            .Reported("$.rules[0]: expected an object, found null").Back("""{"rules":[{"name":"n"}]}"""),
        Of<ChatButton>("An element of another kind", """{"allowedDomains":["a",{"x":1},"b"]}""", "the list without it", button => button.AllowedDomains!.SequenceEqual(["a", "b"]))
            .Reported("$.allowedDomains[1]: expected a string, found an object"),
        Of<OfflineMessage>("An attachment of another kind", """{"attachment":[{"name":"a"},5,null]}""", "the list without it", message => message.Attachment!.Single().Name == "a")
            .Reported("$.attachment[1]: expected an object, found a number", "$.attachment[2]: expected an object, found null").Back("""{"attachment":[{"name":"a"},5]}"""),
        Of<Ban>("A value of another kind", """{"comment":{"x":1},"ipAddress":"i"}""", "null, and the rest", ban => ban.Comment is null && ban.IpAddress == "i" && ban.AdditionalProperties!.ContainsKey("comment"))
            .Reported("$.comment: expected a string, found an object"),
        Of<Department>("A value of another kind in an agent or a member", """{"agents":[{"id":{"x":1},"name":"Ann"}]}""", "null, and the rest", department => department.Agents!.Single() is { Id: null, Name: "Ann" })
            .Reported("$.agents[0].id: expected an id, found an object"),
        Of<VisitorSegmentation>("A notification of another kind", """{"notification":5}""", "an unknown notification", segment => segment.Notification is { IsKnown: false })
            .Reported("$.notification: expected a value of SegmentNotification, found a number"),
        Of<VisitorSegmentation>("Values that are not ids in a notification", """{"notification":{"agents":[1,"x"]}}""", "the ids that can be read", segment => segment.Notification!.Agents!.SequenceEqual([1L]))
            .Reported("$.notification: expected a value of SegmentNotification, found an object"),
        Of<Ban>("An unpaired surrogate", """{"comment":"a\ud83d"}""", "the replacement character `U+FFFD`", ban => ban.Comment == "a\ufffd")
            .Reported("$.comment: " + Half).Back("""{"comment":"a\ufffd"}"""),
        Of<Ban>("An unpaired surrogate in an unknown field", """{"note":{"deep":["a\udc00"]}}""", "the replacement character `U+FFFD`", ban => ban.AdditionalProperties!["note"].GetProperty("deep")[0].GetString() == "a\ufffd")
            .Reported("$: " + Half).Back("""{"note":{"deep":["a\ufffd"]}}"""),
        Of<Ban>("An unpaired surrogate in a name", """{"n\ud83d":1}""", "the replacement character `U+FFFD`", ban => ban.AdditionalProperties!.ContainsKey("n\ufffd"))
            .Reported("$: " + Half).Back("""{"n\ufffd":1}"""),
        Of<LiveChatConfig>("Both names of a field", """{"isEnableGotoMeeting":true,"isEnableGotoMetting":false}""", "the value of the documented one", config => config.IsEnableGotoMeeting == true),
        Of<Ban>("A name in two cases", """{"comment":"a","COMMENT":"b"}""", "the value of the documented one", ban => ban.Comment == "a"),
        Of<Ban>("A name in another case", """{"COMMENT":"a"}""", "the value", ban => ban.Comment == "a").Back("""{"comment":"a"}"""),
        Of<ChatButton>("A number in quotes, a string without", """{"image":{"onlineImageId":"7"},"adaptive":{"icon":5}}""", "the value, converted", button => button is { Image.OnlineImageId: 7, Adaptive.Icon: "5" })
            .Back("""{"image":{"onlineImageId":7},"adaptive":{"icon":"5"}}"""),
        Of<AutoInvitation>("A number that is too large", """{"invitationWindow":{"popup":{"messageFrame":{"x":1e400,"y":1}}}}""", "null, and the rest", invitation => invitation.InvitationWindow!.Popup!.MessageFrame is { X: null, Y: 1 })
            .Reported("$.invitationWindow.popup.messageFrame.x: expected a number, found a number"),
        Of<ChatButton>("A coordinate that is too large", """{"image":{"position":{"x":1e400}}}""", "its string; `Value` is null", button => button.Image!.Position!.X is { Text: "1e400", Value: null }),
        Of<Ban>("An unknown field with 900 levels", Deep(900), "the field", ban => ban.Comment == "c" && ban.AdditionalProperties!.ContainsKey("deep"), """{"deep":[[[…]]],"comment":"c"}"""),
        Of<Ban>("An unknown field with more than 1,000 levels", Deep(3000), "the rest", ban => ban.Comment == "c" && ban.AdditionalProperties is null, """{"deep":[[[…]]],"comment":"c"}""")
            .Reported("$: expected a value with a depth of at most 1000, found a deeper value").Back("""{"comment":"c"}"""),
    ];

    /// <summary>The rows as a table.</summary>
    public static string Table() => string.Join('\n', (string[])
    [
        "| Response | Example | Result | Warning | With `StrictJson` | Written back |",
        "|---|---|---|---|---|---|",
        .. Rows.Select(row => $"| {row.Kind} | `{row.Example}` | {row.Gets} | {(row.Reports.Count > 0 ? "yes" : "no")} | {(row.Reports.Count > 0 ? "an error" : "the same")} | {(row.WrittenBack is null ? "unchanged" : $"`{row.WrittenBack}`")} |"),
    ]);

    private static JsonFault Of<T>(string kind, string json, string gets, Func<T, bool> isRead, string? example = null)
        where T : LiveChatModel => new(kind, typeof(T), json, gets, model => isRead((T)model), example ?? json);

    private static string Deep(int levels) => $$"""{"deep":{{new string('[', levels)}}{{new string(']', levels)}},"comment":"c"}""";
}

/// <summary>One kind of response, and what becomes of it.</summary>
internal sealed record JsonFault(string Kind, Type Model, string Json, string Gets, Func<object, bool> IsRead, string Example)
{
    /// <summary>The places that are reported.</summary>
    public IReadOnlyList<string> Reports { get; private init; } = [];

    /// <summary>What is written back; null where that is what came.</summary>
    public string? WrittenBack { get; private init; }

    public JsonFault Reported(params string[] places) => this with { Reports = places };

    public JsonFault Back(string json) => this with { WrittenBack = json };
}
