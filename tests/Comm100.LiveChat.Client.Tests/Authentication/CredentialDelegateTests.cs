using Comm100.LiveChat.Client.Tests.Errors;
using Comm100.LiveChat.Client.Tests.Pipeline;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class CredentialDelegateTests : ClientTest
{
    private static readonly Dictionary<string, Func<ValueTask<string>>> s_failures = new(StringComparer.Ordinal)
    {
        ["throws at once"] = () => throw new InvalidOperationException("The vault is closed."),
        ["throws later"] = async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException("The vault is closed.");
        },
        ["is canceled by itself"] = () => ValueTask.FromCanceled<string>(new CancellationToken(canceled: true)),
        ["null"] = () => new ValueTask<string>((string)null!),
        ["empty"] = () => new ValueTask<string>(""),
        ["white space"] = () => new ValueTask<string>(" \t"),
        ["line break"] = () => new ValueTask<string>("canary\nX-Injected: canary"),
        ["line break at its end"] = () => new ValueTask<string>("canary\r\n"),
        ["zero"] = () => new ValueTask<string>("canary\0"),
    };

    public static TheoryData<string> Failures => [.. s_failures.Keys];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_delegate_is_called_for_each_request_and_after_a_401_and_a_changed_secret_is_used(bool isApiKey)
    {
        int callCount = 0;
        string secret = "first";
        LiveChatClient client = CreateClient(options => options.Credential = isApiKey
            ? LiveChatCredential.ApiKey(Fake.Email, GetSecretAsync)
            : LiveChatCredential.BearerToken(GetSecretAsync));

        await FluentActions.Awaiting(() => client.Bans.ListAsync()).Should().ThrowAsync<LiveChatAuthenticationException>();
        callCount.Should().Be(2, "the delegate is called again after a 401, and the request is sent again only if the secret is different");
        secret = isApiKey ? Fake.ApiKey : Fake.AccessToken;
        await client.Bans.ListAsync();
        await client.Bans.ListAsync();

        callCount.Should().Be(4);
        Fake.Requests.Should().HaveCount(3);
        Fake.Requests.Select(request => request.StatusCode).Should().Equal(401, 200, 200);

        async ValueTask<string> GetSecretAsync(CancellationToken cancellationToken)
        {
            callCount++;
            await Task.Yield();
            return secret;
        }
    }

    [Fact]
    public async Task A_call_renews_its_credential_once_even_if_it_is_retried()
    {
        int[] statuses = [401, 503, 401];
        await using var server = new RawServer(exchange => exchange.SendAsync(FormattableString.Invariant($"HTTP/1.1 {statuses[exchange.Number - 1]} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")));
        LiveChatClientOptions options = ClientRateLimiterTests.WithRenewal(server, limiter: null);
        (options.Retries.MaxAttempts, options.Retries.BaseDelay) = (2, TimeSpan.Zero);
        using var client = new LiveChatClient(options);

        LiveChatAuthenticationException failure = await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());

        failure.Attempts.Should().Be(3);
        server.Requests.Should().HaveCount(3);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_delegate_or_an_invalid_token_is_reported_and_nothing_is_sent(string name) =>
        await AssertFailsAsync(LiveChatCredential.BearerToken(_ => s_failures[name]()));

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_delegate_or_an_invalid_API_key_is_reported_and_nothing_is_sent(string name) =>
        await AssertFailsAsync(LiveChatCredential.ApiKey("agent@example.com", _ => s_failures[name]()));

    [Theory]
    [InlineData("with space")]
    [InlineData("tökén")]
    [InlineData("\u007f")]
    public async Task A_token_that_is_not_valid_in_a_header_is_reported_and_nothing_is_sent(string token) =>
        await AssertFailsAsync(LiveChatCredential.BearerToken(_ => new ValueTask<string>("canary" + token)));

    [Fact]
    public async Task The_exception_of_the_delegate_is_the_inner_exception()
    {
        var cause = new InvalidOperationException("The vault is closed.");
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.BearerToken(_ => throw cause));

        (await Failure.OfAsync<LiveChatCredentialException>(() => client.Bans.ListAsync())).InnerException.Should().BeSameAs(cause);
    }

    [Fact]
    public async Task The_delegate_is_not_called_if_the_arguments_are_invalid()
    {
        int callCount = 0;
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.BearerToken(_ =>
        {
            callCount++;
            return new ValueTask<string>(Fake.AccessToken);
        }));

        await FluentActions.Awaiting(() => client.Chats.GetAsync("..")).Should().ThrowAsync<ArgumentException>();

        callCount.Should().Be(0);
    }

    private async Task AssertFailsAsync(LiveChatCredential credential)
    {
        LiveChatClient client = CreateClient(options => options.Credential = credential);

        LiveChatCredentialException exception = await Failure.OfAsync<LiveChatCredentialException>(() => client.Bans.ListAsync());

        exception.OperationId.Should().Be("Bans.list");
        exception.Attempts.Should().Be(0);
        exception.InnerException.Should().NotBeNull();
        exception.Message.Should().Contain("was not sent").And.NotContain("canary");
        exception.ToString().Should().NotContain("canary");
        Fake.Requests.Should().BeEmpty();
    }
}
