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
    public async Task A_password_gives_tokens()
    {
        (HttpStatusCode status, JsonNode answer) = await Token(Password());

        status.Should().Be(HttpStatusCode.OK);
        answer.AsObject().Select(member => member.Key).Should().Equal("access_token", "token_type", "expires_in", "refresh_token");
        ((string?)answer["token_type"]).Should().Be("bearer");
        ((int?)answer["expires_in"]).Should().Be(43199);
        (await BansWith((string)answer["access_token"]!)).Should().Be(HttpStatusCode.OK);
        Fake.Tokens.IssuedCount.Should().Be(1);
        Fake.Tokens.LatestAccessToken.Should().Be((string)answer["access_token"]!);
        Fake.Tokens.LatestRefreshToken.Should().Be((string)answer["refresh_token"]!);
    }

    [Fact]
    public async Task The_fixed_access_token_holds_beside_those_given_out()
    {
        await Token(Password());

        (await BansWith(Fake.AccessToken)).Should().Be(HttpStatusCode.OK);
        (await BansWith("fake-issued-access-token-2")).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_access_token_expires_by_the_clock_of_the_options()
    {
        string token = await AccessToken();

        _time.Advance(TimeSpan.FromSeconds(43198));
        HttpStatusCode before = await BansWith(token);
        _time.Advance(TimeSpan.FromSeconds(1));

        before.Should().Be(HttpStatusCode.OK);
        (await BansWith(token)).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_refresh_gives_new_tokens_and_ends_the_refresh_token()
    {
        await Token(Password());
        string first = Fake.Tokens.LatestRefreshToken!;

        (HttpStatusCode status, JsonNode answer) = await Token(Refresh(first));
        (HttpStatusCode again, JsonNode error) = await Token(Refresh(first));

        status.Should().Be(HttpStatusCode.OK);
        ((string?)answer["refresh_token"]).Should().NotBe(first);
        again.Should().Be(HttpStatusCode.BadRequest);
        ((string?)error["error"]).Should().Be("invalid_grant");
        (await Token(Refresh((string)answer["refresh_token"]!))).Status.Should().Be(HttpStatusCode.OK);
        Fake.Tokens.Requests.Select(grant => grant.ToString()).Should().Equal(
            "password -> granted", "refresh_token -> granted", "refresh_token -> invalid_grant", "refresh_token -> granted");
    }

    [Fact]
    public async Task Of_refreshes_at_once_with_one_token_one_succeeds()
    {
        string token = Fake.Tokens.IssueRefreshToken();

        (HttpStatusCode Status, JsonNode)[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Token(Refresh(token))));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).Should().Be(1);
        Fake.Tokens.IssuedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_code_gives_tokens_once_and_their_refresh_needs_the_client()
    {
        (HttpStatusCode status, JsonNode answer) = await Token(Code(Fake.AuthorizationCode));
        string refreshToken = (string)answer["refresh_token"]!;

        status.Should().Be(HttpStatusCode.OK);
        (await Token(Code(Fake.AuthorizationCode))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Error(Refresh(refreshToken))).Should().Be("400 invalid_request");
        (await Token([.. Refresh(refreshToken), .. Client()])).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Authorizing_redirects_with_a_code_that_holds_once()
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
    public async Task Wrong_input_is_refused_in_the_shape_of_oauth(string form, string expected)
    {
        using var content = new StringContent(form, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using HttpResponseMessage response = await Http.PostAsync(Fake.TokenEndpoint, content);
        JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        $"{(int)response.StatusCode} {answer["error"]}".Should().Be(expected);
        ((string?)answer["error_description"]).Should().NotBeNullOrEmpty();
        Fake.Tokens.IssuedCount.Should().Be(0);
        Fake.Tokens.Requests.Should().ContainSingle().Which.Error.Should().Be((string)answer["error"]!);
    }

    [Fact]
    public async Task A_form_is_posted()
    {
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage posted = await Http.PostAsync(Fake.TokenEndpoint, json);
        using HttpResponseMessage got = await Http.GetAsync(Fake.TokenEndpoint);

        posted.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        got.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        got.Content.Headers.Allow.Should().Equal("POST");
    }

    [Fact]
    public async Task Revoked_tokens_are_refused()
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
    public async Task The_endpoint_is_recorded_and_can_fail()
    {
        Fake.Faults.On(FakeOperations.OAuth.Token).Respond(503).Times(1);

        (await Http.PostAsync(Fake.TokenEndpoint, new FormUrlEncodedContent(Password()))).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await Token(Password())).Status.Should().Be(HttpStatusCode.OK);

        Fake.Requests.For("OAuth.token").Select(request => request.StatusCode).Should().Equal(503, 200);
        Fake.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Reset_ends_all_tokens_and_takes_the_code_again()
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

    private async Task<string> AccessToken() => (string)(await Token(Password())).Answer["access_token"]!;

    private async Task<string> Error(KeyValuePair<string, string>[] form)
    {
        (HttpStatusCode status, JsonNode answer) = await Token(form);
        return $"{(int)status} {answer["error"]}";
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Token(KeyValuePair<string, string>[] form)
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
