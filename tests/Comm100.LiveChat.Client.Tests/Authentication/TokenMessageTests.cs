using System.Globalization;
using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>Writes the messages of failed token requests and of invalid credentials to a file, which is reviewed as a whole.</summary>
public sealed class TokenMessageTests : OAuthTest
{
    private const string InvalidGrant = """{"error":"invalid_grant","error_description":"hidden"}""";

    private readonly MessageList _messages = new("tests/Comm100.LiveChat.Client.Tests/Authentication/TokenMessages.txt");

    [Fact]
    public async Task The_messages_match_the_reviewed_file()
    {
        _messages.AddTitle("Responses");
        foreach (int status in (int[])[200, 204, 299, 300, 302, 399, 400, 401, 403, 404, 405, 408, 409, 429, 499, 500, 503])
        {
            await AddResponseAsync("password", Password(), status, body: "");
        }

        foreach (string body in (string[])["[]", "7", "{}", """{"access_token":7}""", """{"access_token":""}"""])
        {
            await AddResponseAsync("password", Password(), 200, body);
        }

        _messages.AddTitle("Error codes");
        foreach (string error in (string[])["invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope", "hidden"])
        {
            await AddResponseAsync("password", PasswordWithClient(), 400, $$"""{"error":"{{error}}","error_description":"hidden"}""");
        }

        await AddResponseAsync("password", Password(), 401, """{"error":"invalid_client"}""");
        await AddResponseAsync("password", Password(), 500, """{"error":"invalid_client"}""");
        await AddResponseAsync("password", Password(), 400, """{"code":400001,"message":"hidden"}""");
        await AddResponseAsync("refresh_token", Refresh("hidden"), 400, InvalidGrant);
        await AddResponseAsync("authorization_code", Code(), 400, InvalidGrant);

        _messages.AddTitle("No response");
        await AddAsync("a connection that is reset", () =>
        {
            OnToken().Reset().Times(1);
            return CreateClient(Password()).Bans.ListAsync();
        });
        await AddAsync("a response that is not received in time", async () =>
        {
            await using var server = new StalledTokens();
            using LiveChatClient client = server.CreateClient(Clock);
            Task call = client.Bans.ListAsync();
            await server.TokenRequested.OrFail();
            Clock.Advance(TimeSpan.FromSeconds(15));
            await call;
        });
        await AddAsync("a handler that throws", async () =>
        {
            using var client = new LiveChatClient(CreateOptions(Password()), new CallbackHandler(_ => throw new NotSupportedException("hidden")), disposeHandler: true);
            await client.Bans.ListAsync();
        });
        await AddAsync("a handler that follows a redirect", async () =>
        {
            OnToken().Respond(302, "", headers: [KeyValuePair.Create("Location", Fake.BaseAddress.AbsoluteUri + "api/v1/livechat/bans")]);
            using var httpClient = new HttpClient();
            using var client = new LiveChatClient(CreateOptions(Password()), httpClient);
            await client.Bans.ListAsync();
        });

        _messages.AddTitle("Requests that are not sent");
        await AddAsync("a used code", async () =>
        {
            OnToken().Respond(400, InvalidGrant).Times(1);
            LiveChatClient client = CreateClient(Code());
            await Record.ExceptionAsync(() => client.Bans.ListAsync());
            await client.Bans.ListAsync();
        });
        await AddAsync("a used refresh token", async () =>
        {
            var store = new MemoryTokenStore();
            OnToken().Respond(200, """{"access_token":"hidden","refresh_token":"hidden-newer","expires_in":60}""").Times(1);
            Fake.Faults.On("Bans.list").Respond(200, "[]");
            LiveChatClient client = CreateClient(Refresh("hidden", new LiveChatOAuthOptions { TokenStore = store }));
            await client.Bans.ListAsync();

            // Another process stores a token without a refresh token.
            store.Entries[store.Entries.Keys.Single()] = new LiveChatToken("hidden-shared", Clock.GetUtcNow().AddMinutes(2)).ToBytes();
            Clock.Advance(TimeSpan.FromMinutes(1));
            await client.Bans.ListAsync();
            Clock.Advance(TimeSpan.FromMinutes(1));
            await client.Bans.ListAsync();
        });

        _messages.AddTitle("Invalid credentials");
        await AddArgumentAsync("an email address", () => LiveChatCredential.ApiKey("hidden:", "key"));
        await AddArgumentAsync("an API key", () => LiveChatCredential.ApiKey("agent@example.com", "hidden\n"));
        await AddArgumentAsync("an access token", () => LiveChatCredential.BearerToken("hidden hidden"));
        await AddArgumentAsync("a client secret without a client id", () => LiveChatCredential.OAuthPassword("agent@example.com", "hidden", clientSecret: "hidden"));
        await AddAsync("a dynamic credential that is null", () => CreateClient(LiveChatCredential.Dynamic(() => null!)).Bans.ListAsync());
        foreach (LiveChatOAuthOptions options in (LiveChatOAuthOptions[])
        [
            new() { TokenEndpoint = new Uri("https://hosted.comm100.com/api/v1/livechat/oauth") },
            new() { TokenEndpoint = new Uri("relative", UriKind.Relative) },
            new() { RenewBeforeExpiration = TimeSpan.FromSeconds(-1), RejectionCacheDuration = TimeSpan.FromDays(2) },
        ])
        {
            await AddAsync("a dynamic credential with invalid options", () => CreateClient(LiveChatCredential.Dynamic(() => Password(options))).Bans.ListAsync());
        }

        _messages.AddTitle("Authorization URIs");
        var redirectUri = new Uri("https://app.example.com/");
        await AddArgumentAsync("a relative base address", () => LiveChatOAuth.GetAuthorizationUri(new Uri("relative", UriKind.Relative), "client", redirectUri, "state"));
        await AddArgumentAsync("a base address with the path of the API", () => LiveChatOAuth.GetAuthorizationUri(new Uri("https://hosted.comm100.com/api/v1/livechat"), "client", redirectUri, "state"));
        await AddArgumentAsync("a site id", () => LiveChatOAuth.GetAuthorizationUri(Fake.BaseAddress, "client", redirectUri, "state", siteId: 0));

        _messages.Check();
    }

    private Task AddResponseAsync(string grant, LiveChatCredential credential, int status, string body) =>
        AddAsync(string.Create(CultureInfo.InvariantCulture, $"{grant}, {status}{(body.Length == 0 ? "" : ", " + body)}"), () =>
        {
            OnToken().Respond(status, body).Times(1);
            return CreateClient(credential).Bans.ListAsync();
        });

    private Task AddArgumentAsync(string name, Func<object> create) => AddAsync(name, () =>
    {
        create();
        return Task.CompletedTask;
    });

    private async Task AddAsync(string name, Func<Task> call)
    {
        Fake.Reset();
        await _messages.AddAsync(name, call, GetDetails);
    }

    private static string GetDetails(Exception exception) => exception switch
    {
        LiveChatTokenException failure =>
            $" [StatusCode is {((int?)failure.StatusCode)?.ToString(CultureInfo.InvariantCulture) ?? "null"}, ErrorCode is {failure.ErrorCode ?? "null"}, InnerException is {failure.InnerException?.GetType().Name ?? "null"}.]",
        LiveChatCredentialException { InnerException: { } cause } => $" [InnerException is {cause.GetType().Name}: {cause.Message}]",
        _ => "",
    };
}
