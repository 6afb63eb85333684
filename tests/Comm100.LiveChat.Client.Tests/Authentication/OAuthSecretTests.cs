using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class OAuthSecretTests : OAuthTest
{
    private static readonly Uri s_redirectUri = new("https://app.example.com/");

    private static readonly Dictionary<string, Func<LiveChatOAuthOptions, LiveChatCredential>> s_credentials = new(StringComparer.Ordinal)
    {
        ["API key"] = _ => LiveChatCredential.ApiKey("canary@example.com", "canary"),
        ["token"] = _ => LiveChatCredential.BearerToken("canary"),
        ["password"] = options => LiveChatCredential.OAuthPassword("canary@example.com", "canary", "canary", "canary", options),
        ["refresh token"] = options => LiveChatCredential.OAuthRefreshToken("canary", "canary", "canary", options),
        ["code"] = options => LiveChatCredential.OAuthAuthorizationCode("canary", s_redirectUri, "canary", "canary", options),
        ["changing"] = options => LiveChatCredential.Dynamic(() => LiveChatCredential.OAuthRefreshToken("canary", "canary", "canary", options)),
    };

    public static TheoryData<string> Credentials => [.. s_credentials.Keys];

    [Theory]
    [MemberData(nameof(Credentials))]
    public async Task Dumps_strings_JSON_and_log_entries_contain_no_secrets(string name)
    {
        OnToken().Respond(200, """{"access_token":"canary","refresh_token":"canary","expires_in":600}""");
        Fake.Faults.On("Bans.list").Respond(200, "[]");
        var oauth = new LiveChatOAuthOptions { TokenStore = new OpaqueStore() };
        LiveChatCredential credential = s_credentials[name](oauth);
        LiveChatClientOptions options = CreateOptions(credential);
        using var client = new LiveChatClient(options);
        await client.Bans.ListAsync().OrFail();

        foreach (object instance in (object[])[credential, options, oauth, client, new LiveChatToken("canary", default, "canary")])
        {
            Dump(instance, depth: 4).Should().NotContain(text => text.Contains("canary", StringComparison.OrdinalIgnoreCase));
            instance.ToString().Should().NotContain("canary");
        }

        JsonSerializer.Serialize<object>(credential).Should().NotContain("canary");
        JsonSerializer.Serialize(oauth).Should().NotContain("canary");
        JsonSerializer.Serialize(options).Should().NotContain("canary").And.Contain("ApiPath");
        JsonSerializer.Serialize(new LiveChatToken("canary", default, "canary")).Should().NotContain("canary");
        Log.Texts.Should().NotContain(line => line.Contains("canary"));
    }

    [Theory]
    [InlineData(typeof(LiveChatCredential))]
    [InlineData(typeof(LiveChatToken))]
    [InlineData(typeof(LiveChatClientOptions))]
    public void The_debugger_shows_the_result_of_ToString(Type type) =>
        type.GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.Should().Be("{ToString(),nq}");

    [Theory]
    [InlineData("", "p", null, null, "email")]
    [InlineData("e", " ", null, null, "password")]
    [InlineData("e", "p", "", null, "clientId")]
    [InlineData("e", "p", "c", "", "clientSecret")]
    [InlineData("e", "p", null, "canary", "clientSecret")]
    public void An_invalid_argument_is_rejected_with_its_parameter_name_but_without_its_value(string email, string password, string? clientId, string? clientSecret, string parameter) =>
        FluentActions.Invoking(() => LiveChatCredential.OAuthPassword(email, password, clientId, clientSecret)).Should().Throw<ArgumentException>()
            .WithParameterName(parameter).Which.Message.Should().NotContain("canary");

    [Fact]
    public void A_missing_argument_is_rejected_with_its_parameter_name()
    {
        Uri address = new("https://hosted.example.com/");
        (string Parameter, Func<object> Create)[] cases =
        [
            ("refreshToken", () => LiveChatCredential.OAuthRefreshToken("", "c", "s")),
            ("clientId", () => LiveChatCredential.OAuthRefreshToken("r", "", "s")),
            ("clientSecret", () => LiveChatCredential.OAuthRefreshToken("r", "c", " ")),
            ("code", () => LiveChatCredential.OAuthAuthorizationCode("", s_redirectUri, "c", "s")),
            ("redirectUri", () => LiveChatCredential.OAuthAuthorizationCode("x", null!, "c", "s")),
            ("clientId", () => LiveChatCredential.OAuthAuthorizationCode("x", s_redirectUri, "", "s")),
            ("clientSecret", () => LiveChatCredential.OAuthAuthorizationCode("x", s_redirectUri, "c", "")),
            ("baseAddress", () => LiveChatOAuth.GetAuthorizationUri(null!, "c", s_redirectUri, "s")),
            ("clientId", () => LiveChatOAuth.GetAuthorizationUri(address, "", s_redirectUri, "s")),
            ("redirectUri", () => LiveChatOAuth.GetAuthorizationUri(address, "c", null!, "s")),
            ("state", () => LiveChatOAuth.GetAuthorizationUri(address, "c", s_redirectUri, "")),
            ("accessToken", () => new LiveChatToken("", default)),
            ("refreshToken", () => new LiveChatToken("a", default, "")),
        ];
        foreach ((string parameter, Func<object> create) in cases)
        {
            create.Should().Throw<ArgumentException>().WithParameterName(parameter);
        }
    }

    [Fact]
    public void The_parameters_of_the_authorization_URI_are_escaped() =>
        LiveChatOAuth.GetAuthorizationUri(new Uri("https://hosted.example.com/"), "a&b", new Uri("https://app.example.com/back?x=1"), "s t", 5).AbsoluteUri
            .Should().Be("https://hosted.example.com/oauth/authorize?client_id=a%26b&siteId=5&redirect_uri=https%3A%2F%2Fapp.example.com%2Fback%3Fx%3D1&response_type=code&state=s%20t");

    [Fact]
    public async Task The_code_from_the_authorization_URI_obtains_a_token()
    {
        Uri address = LiveChatOAuth.GetAuthorizationUri(Fake.BaseAddress, Fake.ClientId, s_redirectUri, "state-1");
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        using HttpResponseMessage response = await browser.GetAsync(address).OrFail();

        response.Headers.Location!.AbsoluteUri.Should().StartWith(s_redirectUri.AbsoluteUri).And.Contain("state=state-1");
        string code = response.Headers.Location.Query.TrimStart('?').Split('&').Single(part => part.StartsWith("code=", StringComparison.Ordinal))["code=".Length..];
        LiveChatClient client = CreateClient(LiveChatCredential.OAuthAuthorizationCode(Uri.UnescapeDataString(code), s_redirectUri, Fake.ClientId, Fake.ClientSecret));
        await client.Bans.ListAsync().OrFail();
    }

    // Without public properties, so the dump does not contain the stored tokens.
    private sealed class OpaqueStore : ILiveChatTokenStore
    {
        private readonly MemoryTokenStore _store = new();

        public ValueTask<LiveChatToken?> GetAsync(string key, CancellationToken cancellationToken) => _store.GetAsync(key, cancellationToken);

        public ValueTask SetAsync(string key, LiveChatToken token, CancellationToken cancellationToken) => _store.SetAsync(key, token, cancellationToken);
    }

    // Like LINQPad, reads the public properties of the runtime type to a limited depth.
    private static IEnumerable<string> Dump(object? value, int depth)
    {
        if (value is null)
        {
            yield break;
        }

        yield return value.ToString()!;
        if (value is System.Collections.IEnumerable items and not string)
        {
            foreach (string text in items.Cast<object?>().SelectMany(item => Dump(item, depth - 1)))
            {
                yield return text;
            }
        }

        if (depth <= 0 || value is string || value.GetType().IsPrimitive || value.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            yield break;
        }

        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            foreach (string text in Dump(property.GetValue(value), depth - 1))
            {
                yield return text;
            }
        }
    }
}
