using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class OAuthTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();

    private LiveChatFake Fake { get; set; } = null!;

    private HttpClient Http { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { TimeProvider = _time, RedirectUri = new Uri("https://app.example.com/back") });
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Fake.DisposeAsync();
    }

    [Fact]
    public async Task The_password_grant_returns_tokens()
    {
        (HttpStatusCode status, JsonNode json) = await Token(Password());

        status.Should().Be(HttpStatusCode.OK);
        json.AsObject().Select(property => property.Key).Should().Equal("access_token", "token_type", "expires_in", "refresh_token");
        ((string?)json["token_type"]).Should().Be("bearer");
        ((int?)json["expires_in"]).Should().Be(43199);
        (await BansWith((string)json["access_token"]!)).Should().Be(HttpStatusCode.OK);
        Fake.Tokens.IssuedCount.Should().Be(1);
        Fake.Tokens.LatestAccessToken.Should().Be((string)json["access_token"]!);
        Fake.Tokens.LatestRefreshToken.Should().Be((string)json["refresh_token"]!);
    }

    [Fact]
    public async Task The_fixed_access_token_is_valid_in_addition_to_issued_tokens()
    {
        await Token(Password());

        (await BansWith(Fake.AccessToken)).Should().Be(HttpStatusCode.OK);
        (await BansWith("fake-issued-access-token-2")).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_access_token_expires_according_to_the_clock()
    {
        string token = await AccessToken();

        _time.Advance(TimeSpan.FromSeconds(43198));
        HttpStatusCode before = await BansWith(token);
        _time.Advance(TimeSpan.FromSeconds(1));

        before.Should().Be(HttpStatusCode.OK);
        (await BansWith(token)).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_refresh_returns_new_tokens_and_revokes_the_refresh_token()
    {
        await Token(Password());
        string first = Fake.Tokens.LatestRefreshToken!;

        (HttpStatusCode status, JsonNode json) = await Token(Refresh(first));
        (HttpStatusCode again, JsonNode error) = await Token(Refresh(first));

        status.Should().Be(HttpStatusCode.OK);
        ((string?)json["refresh_token"]).Should().NotBe(first);
        again.Should().Be(HttpStatusCode.BadRequest);
        ((string?)error["error"]).Should().Be("invalid_grant");
        (await Token(Refresh((string)json["refresh_token"]!))).Status.Should().Be(HttpStatusCode.OK);
        Fake.Tokens.Requests.Select(request => request.ToString()).Should().Equal(
            "password -> granted", "refresh_token -> granted", "refresh_token -> invalid_grant", "refresh_token -> granted");
    }

    [Fact]
    public async Task Of_concurrent_refreshes_with_the_same_token_one_succeeds()
    {
        string token = Fake.Tokens.IssueRefreshToken();

        (HttpStatusCode Status, JsonNode)[] responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Token(Refresh(token))));

        responses.Count(response => response.Status == HttpStatusCode.OK).Should().Be(1);
        Fake.Tokens.IssuedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_code_returns_tokens_once_and_their_refresh_requires_the_client()
    {
        (HttpStatusCode status, JsonNode json) = await Token(Code(Fake.AuthorizationCode));
        string refreshToken = (string)json["refresh_token"]!;

        status.Should().Be(HttpStatusCode.OK);
        (await Token(Code(Fake.AuthorizationCode))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Error(Refresh(refreshToken))).Should().Be("400 invalid_request");
        (await Token([.. Refresh(refreshToken), .. Client()])).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Authorization_redirects_with_a_code_that_is_valid_once()
    {
        string redirectUri = Uri.EscapeDataString("https://app.example.com/back");
        using HttpResponseMessage response = await Http.GetAsync(new Uri(
            Fake.BaseAddress, $"oauth/authorize?client_id={Fake.ClientId}&siteId=1&redirect_uri={redirectUri}&response_type=code&state=a%2Bb"));

        response.StatusCode.Should().Be(HttpStatusCode.Redirect);
        response.Headers.Location.Should().Be("https://app.example.com/back?code=fake-issued-code-1&state=a%2Bb");
        (await Token(Code("fake-issued-code-1"))).Status.Should().Be(HttpStatusCode.OK);
        (await Error(Code("fake-issued-code-1"))).Should().Be("400 invalid_grant");
        Fake.Requests[0].OperationId.Should().Be("OAuth.authorize");
    }

    [Theory]
    [InlineData("grant_type=password&email=agent@example.com&password=wrong", "400 invalid_grant")]
    [InlineData("grant_type=password&username=agent@example.com&password=fake-password", "400 invalid_request")]
    [InlineData("grant_type=password&email=agent@example.com&email=b&password=fake-password", "400 invalid_request")]
    [InlineData("grant_type=password&email=agent@example.com&password=fake-password&client_id=wrong", "401 invalid_client")]
    [InlineData("grant_type=refresh_token&refresh_token=never-given", "400 invalid_grant")]
    [InlineData("grant_type=refresh_token&refresh_token=", "400 invalid_request")]
    [InlineData("grant_type=client_credentials", "400 unsupported_grant_type")]
    [InlineData("email=agent@example.com", "400 invalid_request")]
    [InlineData("grant_type=authorization_code&code=fake-code&redirect_uri=https://app.example.com/back&client_id=fake-client-id", "400 invalid_request")]
    [InlineData("grant_type=authorization_code&code=fake-code&redirect_uri=https://else.example.com&client_id=fake-client-id&client_secret=fake-client-secret", "400 invalid_grant")]
    public async Task Invalid_input_gets_an_oauth_error(string form, string expected)
    {
        using var content = new StringContent(form, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using HttpResponseMessage response = await Http.PostAsync(Fake.TokenEndpoint, content);
        JsonNode json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        $"{(int)response.StatusCode} {json["error"]}".Should().Be(expected);
        ((string?)json["error_description"]).Should().NotBeNullOrEmpty();
        Fake.Tokens.IssuedCount.Should().Be(0);
        Fake.Tokens.Requests.Should().ContainSingle().Which.Error.Should().Be((string)json["error"]!);
    }

    [Fact]
    public async Task The_token_endpoint_accepts_only_posted_forms()
    {
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage posted = await Http.PostAsync(Fake.TokenEndpoint, json);
        using HttpResponseMessage got = await Http.GetAsync(Fake.TokenEndpoint);

        posted.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        got.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        got.Content.Headers.Allow.Should().Equal("POST");
    }

    [Fact]
    public async Task Revoked_tokens_are_rejected()
    {
        string accessToken = await AccessToken();
        string refreshToken = Fake.Tokens.LatestRefreshToken!;

        Fake.Tokens.RevokeAccessTokens();
        (await BansWith(accessToken)).Should().Be(HttpStatusCode.Unauthorized);
        Fake.Tokens.RevokeRefreshTokens();
        (await Error(Refresh(refreshToken))).Should().Be("400 invalid_grant");

        accessToken = await AccessToken();
        Fake.Tokens.RevokeAll();
        (await BansWith(accessToken)).Should().Be(HttpStatusCode.Unauthorized);
        (await BansWith(Fake.AccessToken)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_requests_are_recorded_and_faults_apply_to_them()
    {
        Fake.Faults.On(FakeOperations.OAuth.Token).Respond(503).Times(1);

        (await Http.PostAsync(Fake.TokenEndpoint, new FormUrlEncodedContent(Password()))).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await Token(Password())).Status.Should().Be(HttpStatusCode.OK);

        Fake.Requests.For("OAuth.token").Select(request => request.StatusCode).Should().Equal(503, 200);
        Fake.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Reset_revokes_all_tokens_and_accepts_the_code_again()
    {
        await Token(Code(Fake.AuthorizationCode));
        string token = Fake.Tokens.LatestAccessToken!;

        Fake.Reset();

        (await BansWith(token)).Should().Be(HttpStatusCode.Unauthorized);
        Fake.Tokens.IssuedCount.Should().Be(0);
        Fake.Tokens.Requests.Should().BeEmpty();
        Fake.Tokens.LatestRefreshToken.Should().BeNull();
        (await Token(Code(Fake.AuthorizationCode))).Status.Should().Be(HttpStatusCode.OK);
    }

    private static KeyValuePair<string, string>[] Refresh(string token) =>
        [new("grant_type", "refresh_token"), new("refresh_token", token)];

    private KeyValuePair<string, string>[] Password() =>
        [new("grant_type", "password"), new("email", Fake.Email), new("password", Fake.Password)];

    private KeyValuePair<string, string>[] Client() => [new("client_id", Fake.ClientId), new("client_secret", Fake.ClientSecret)];

    private KeyValuePair<string, string>[] Code(string code) =>
        [new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", "https://app.example.com/back"), .. Client()];

    private async Task<string> AccessToken() => (string)(await Token(Password())).Json["access_token"]!;

    private async Task<string> Error(KeyValuePair<string, string>[] form)
    {
        (HttpStatusCode status, JsonNode json) = await Token(form);
        return $"{(int)status} {json["error"]}";
    }

    private async Task<(HttpStatusCode Status, JsonNode Json)> Token(KeyValuePair<string, string>[] form)
    {
        using var content = new FormUrlEncodedContent(form);
        using HttpResponseMessage response = await Http.PostAsync(Fake.TokenEndpoint, content);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private async Task<HttpStatusCode> BansWith(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Fake.BaseAddress, "api/v1/livechat/bans"));
        request.Headers.Authorization = new("Bearer", token);
        using HttpResponseMessage response = await Http.SendAsync(request);
        return response.StatusCode;
    }
}
