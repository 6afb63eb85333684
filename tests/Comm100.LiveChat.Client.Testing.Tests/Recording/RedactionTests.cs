using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests.Recording;

/// <summary>A recording contains no secrets and no personal data.</summary>
public sealed class RedactionTests : IAsyncLifetime
{
    // None of these strings must be recorded.
    private static readonly string[] s_canaries =
    [
        "Zaphod", "Beeblebrox", "zaphod.b@heartofgold.galaxy", "heartofgold", "Trillian", "203.0.113.42", "2001:db9:1:2:3:4:5:6", "+44 20 7946 0958", "(202) 555-0143", "Where is my towel", "Mostly harmless",
        "babel-fish.pdf", "towel-day", "hook-secret", "sso-zaphod", "BEGIN CERTIFICATE", "canary-key", "canary-cookie", "canary-token", "Magrathea", "acme.comm100.example", "Betelgeuse",
    ];

    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("livechat-redaction-").FullName, "recording");
    private readonly Dictionary<string, string> _responses = new(StringComparer.Ordinal);
    private LiveChatFake _service = null!;
    private LiveChatRecorder _recorder = null!;

    private HttpClient Http { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _service = await LiveChatFake.StartAsync();
        _service.Server.Given(global::WireMock.RequestBuilders.Request.Create().UsingAnyMethod()).RespondWith(global::WireMock.ResponseBuilders.Response.Create()
            .WithHeader("Set-Cookie", "session=canary-cookie")
            .WithHeader("X-Visitor", "Zaphod")
            .WithHeader("Content-Type", "application/json")
            .WithBody(request => _responses[request.Path]));
        var options = new LiveChatRecordingOptions();
        options.PersonalFields.Add("homePlanet");
        _recorder = await LiveChatFake.RecordAsync(_service.BaseAddress, _folder, options);
        Http = new HttpClient { BaseAddress = _recorder.BaseAddress };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("zaphod.b@heartofgold.galaxy:canary-key")));
        Http.DefaultRequestHeaders.Add("Cookie", "canary-cookie=1");
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _recorder.DisposeAsync();
        await _service.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    [Theory]
    [InlineData("chats", """
        {"total":1,"previousPage":"https://acme.comm100.example/api/v1/livechat/chats?timeFrom=a&keywords=Magrathea","nextPage":"/api/v2/livechat/chats?conditions[0][value]=Zaphod&pageIndex=1","chats":[
        {"id":7,"ssoUserId":"sso-zaphod","name":"Zaphod Beeblebrox","email":"zaphod.b@heartofgold.galaxy","department":"Sales","agents":["Trillian",{"id":3,"display_name":"Trillian","email":"t@heartofgold.galaxy","note":"Betelgeuse"}],
        "prechatFields":[{"id":1,"name":"Your name","value":"Zaphod"}],"customVariables":[{"id":1,"name":"planet","value":"Magrathea"}],"requestTime":"2026-06-01T10:00:00","waitingTime":"10s",
        "chatTranscript":[{"time":"06/01/2026 10:00:00","sender":"Zaphod","type":"visitor","content":"Where is my towel?"}],"attachments":[{"name":"babel-fish.pdf","uri":"https://files.acme.comm100.example/babel-fish.pdf"}],
        "postChat":{"ratingGrade":"5","ratingComment":"Mostly harmless"},"wrapup":{"category":"Order","comment":"Magrathea","fields":[]},
        "visitor":{"ip":"203.0.113.42","city":"Magrathea","mobile":"+44 20 7946 0958","page":"https://shop.example/?towel-day"},"phone_number":"(202) 555-0143","location":"Betelgeuse","isBanned":false,"rank":3}]}
        """)]
    [InlineData("chats/7", """{"id":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","name":"Zaphod Beeblebrox","chatTranscript":"Zaphod: Where is my towel?","newMember":["Trillian",{"deep":{"deeper":"Betelgeuse"}}]}""")]
    [InlineData("offlineMessages", """{"total":1,"offlineMessages":[{"id":1,"name":"Zaphod","email":"zaphod.b@heartofgold.galaxy","agent":"Trillian","content":"Where is my towel?","attachment":[{"name":"babel-fish.pdf","uri":"x"}],"fields":[{"name":"Phone","value":"+44 20 7946 0958"}]}]}""")]
    [InlineData("missedAndRefusedChats", """{"total":1,"missedAndRefusedChats":[{"type":"missed","chat":{"id":1,"name":"Zaphod","email":"zaphod.b@heartofgold.galaxy"}}]}""")]
    [InlineData("agentChats", """{"agentChats":[{"agents":["Trillian"],"transcript":[{"time":"2026-06-01T10:00:00","sender":"Trillian","content":"Mostly harmless"}]}]}""")]
    [InlineData("bans", """[{"id":1,"type":"ip","visitorId":"sso-zaphod","ipAddress":"203.0.113.42","comment":"Zaphod again"},{"id":2,"type":"ip","ipAddress":"2001:db9:1:2:3:4:5:6"},{"id":3,"type":"ip","ipAddress":"203.0.113.42-203.0.113.42"}]""")]
    [InlineData("webhooks", """[{"id":1,"event":"chat_ended","targetUrl":"https://hooks.example/hook-secret"}]""")]
    [InlineData("agents/1", """{"id":1,"status":"online","email":"zaphod.b@heartofgold.galaxy","fullName":"Zaphod Beeblebrox","name":"Trillian","bio":"Betelgeuse","phone":442079460958}""")]
    [InlineData("departments", """[{"id":1,"name":"Sales","emailAddresses":"zaphod.b@heartofgold.galaxy;t@heartofgold.galaxy","agents":[{"id":1,"name":"Trillian"}]}]""")]
    [InlineData("visitorSso", """{"siteId":1,"signInUrl":"https://acme.comm100.example/towel-day","idpCertificate":"-----BEGIN CERTIFICATE-----"}""")]
    [InlineData("configs", """{"siteId":1,"apiKey":"canary-key","homePlanet":"Magrathea","note":"Call +44 20 7946 0958 or zaphod.b@heartofgold.galaxy from 203.0.113.42","json":"{\"email\":\"zaphod.b@heartofgold.galaxy\"}"}""")]
    [InlineData("bans/9", """{"code":404001,"message":"zaphod.b@heartofgold.galaxy did not find (202) 555-0143"}""")]
    [InlineData("unknownThings", "plain text of zaphod.b@heartofgold.galaxy from 203.0.113.42")]
    public async Task A_response_is_recorded_without_personal_data(string path, string body)
    {
        string recorded = await RecordAsync(HttpMethod.Get, path, body);

        recorded.Should().NotContainAny(s_canaries);
    }

    [Fact]
    public async Task Data_that_is_not_personal_is_kept()
    {
        string recorded = await RecordAsync(HttpMethod.Get, "chats/7", """
            {"id":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","department":"Sales","requestTime":"2026-06-01T10:00:00.5","waitingTime":"00:00:10","isBanned":false,"rank":3,"wrapup":{"category":"Order"},
            "chatTranscript":[{"time":"06/01/2026 10:00:00","type":"visitor","sender":"Support"},{"sender":"System","type":"System"}],"postChat":{"ratingGrade":"5"},"name":"","email":null}
            """);

        recorded.Should().ContainAll("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "Sales", "2026-06-01T10:00:00.5", "00:00:10", "\"isBanned\":false", "\"rank\":3", "Order", "06/01/2026 10:00:00", "\"type\":\"visitor\"", "{\"sender\":\"System\",\"type\":\"System\"}", "\"ratingGrade\":\"5\"", "\"name\":\"\"", "\"email\":null");
    }

    [Fact]
    public async Task Bodies_and_queries_are_recorded_without_personal_data()
    {
        await RecordAsync(HttpMethod.Post, "bans", "{}", """{"type":"ip","ipAddress":"203.0.113.42","comment":"Zaphod","homePlanet":"Magrathea"}""");
        string recorded = await RecordAsync(HttpMethod.Get, "chats?timeFrom=2026-06-01T00:00:00&keywords=Magrathea&conditions[0][value]=Zaphod&access_token=canary-token&who=zaphod.b@heartofgold.galaxy", "{}");

        recorded.Should().NotContainAny(s_canaries);
        recorded.Should().Contain("2026-06-01T00:00:00");
    }

    [Fact]
    public async Task Equal_originals_have_equal_replacements_in_a_recording()
    {
        await RecordAsync(HttpMethod.Get, "chats/1", """{"name":"Zaphod","email":"ZAPHOD.B@heartofgold.galaxy","agents":["Trillian"]}""");
        await RecordAsync(HttpMethod.Get, "chats/2", """{"name":"Trillian","email":"zaphod.b@heartofgold.galaxy","agents":["Zaphod"]}""");
        await RecordAsync(HttpMethod.Get, "configs", """{"note":"Zaphod knows Trillian"}""");

        JsonNode[] bodies = [.. Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Select(file => JsonNode.Parse((string)JsonNode.Parse(File.ReadAllText(file))!["Response"]!["Body"]!)!)];
        bodies[0]["name"]!.ToString().Should().Be("Person 1").And.Be(bodies[1]["agents"]![0]!.ToString());
        bodies[0]["agents"]![0]!.ToString().Should().Be("Person 2").And.Be(bodies[1]["name"]!.ToString());
        bodies[1]["email"]!.ToString().Should().Be(bodies[0]["email"]!.ToString()).And.Be("person1@example.com");
        bodies[2]["note"]!.ToString().Should().Be("Person 1 knows Person 2");
    }

    private async Task<string> RecordAsync(HttpMethod method, string path, string content, string? body = null)
    {
        _responses["/api/v1/livechat/" + path.Split('?')[0]] = content;
        using var request = new HttpRequestMessage(method, new Uri("api/v1/livechat/" + path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = await Http.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).Should().Be(content, "the application must receive the original response");
        return string.Concat(Directory.GetFiles(_folder).Select(File.ReadAllText)).Replace("\\\"", "\"", StringComparison.Ordinal);
    }
}
