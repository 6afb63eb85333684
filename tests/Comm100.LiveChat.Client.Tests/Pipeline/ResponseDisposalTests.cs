using System.Net;
using System.Text;
using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>Every response is disposed, which releases its connection. A request after a 401 is recorded like the first one.</summary>
public sealed class ResponseDisposalTests : IDisposable
{
    private static readonly (string Name, Func<LiveChatClient, Task> Call, (int Status, string Body)[] Responses)[] s_outcomes =
    [
        ("a result", client => client.Bans.GetAsync(1), [(200, """{"id":1}""")]),
        ("a custom result", client => client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans/1")), [(200, "{}")]),
        ("a result that cannot be read", client => client.Bans.GetAsync(1), [(200, "<")]),
        ("no result", client => client.Bans.GetAsync(1), [(204, "")]),
        ("an error", client => client.Bans.GetAsync(1), [(404, "{}")]),
        ("a retry", client => client.Bans.GetAsync(1), [(503, ""), (200, "{}")]),
        ("a deletion", client => client.Bans.DeleteAsync(1), [(204, "")]),
        ("a deletion with an error", client => client.Bans.DeleteAsync(1), [(200, """{"code":400000,"message":"No."}""")]),
        ("a deletion that was rejected", client => client.Bans.DeleteAsync(1), [(409, "{}")]),
        ("a 401 and a result", client => client.Bans.GetAsync(1), [(401, "{}"), (200, "{}")]),
        ("a 401 and an error", client => client.Bans.GetAsync(1), [(401, "{}"), (404, "{}")]),
        ("two 401s", client => client.Bans.GetAsync(1), [(401, "{}"), (401, "{}")]),
        ("a redirect that was followed", client => client.Bans.GetAsync(1), [(0, "{}")]),
        ("a 401 and a redirect that was followed", client => client.Bans.GetAsync(1), [(401, "{}"), (0, "{}")]),
        ("an observer that throws", client => client.WithOptions(options => options.OnResponse = _ => throw new InvalidOperationException()).Bans.GetAsync(1), [(200, "{}")]),
    ];

    private readonly List<TrackedContent> _contents = [];
    private readonly List<HttpRequestMessage> _requests = [];
    private Func<int, HttpResponseMessage> _respond = null!;
    private LiveChatClient? _client;

    public static TheoryData<string> Outcomes => [.. s_outcomes.Select(outcome => outcome.Name)];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Every_response_is_disposed(string name)
    {
        (_, Func<LiveChatClient, Task> call, (int Status, string Body)[] responses) = s_outcomes.Single(outcome => outcome.Name == name);
        Respond(responses);

        await Record.ExceptionAsync(() => call(CreateClient()).OrFail());

        _requests.Should().HaveCount(responses.Length);
        _contents.Should().NotBeEmpty().And.OnlyContain(content => content.IsDisposed);
    }

    [Fact]
    public async Task The_response_to_a_token_that_is_renewed_is_disposed()
    {
        Respond([(200, """{"access_token":"a"}"""), (401, "{}"), (200, """{"access_token":"b"}"""), (200, "{}")]);

        await CreateClient(LiveChatCredential.OAuthPassword("agent@example.com", "password")).Bans.GetAsync(1).OrFail();

        _contents.Should().HaveCount(4).And.OnlyContain(content => content.IsDisposed);
    }

    [Fact]
    public async Task A_create_is_sent_again_after_a_401()
    {
        Respond([(401, "{}"), (200, "{}")]);

        await CreateClient().Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }).OrFail();

        _requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_exception_has_the_details_of_the_response_after_a_401()
    {
        Respond([(401, "{}"), (409, "{}")]);

        LiveChatConflictException failure = await Failure.OfAsync<LiveChatConflictException>(() => CreateClient().Bans.GetAsync(1));

        failure.RequestId.Should().Be("request-2");
        failure.Attempts.Should().Be(2);
    }

    [Fact]
    public async Task A_redirect_that_was_followed_after_a_401_is_an_error()
    {
        Respond([(401, "{}"), (0, "{}")]);

        LiveChatRedirectException failure = await Failure.OfAsync<LiveChatRedirectException>(() => CreateClient().Bans.GetAsync(1));

        failure.Location.Should().Be(new Uri("https://elsewhere.invalid/"));
        failure.Attempts.Should().Be(2);
    }

    public void Dispose()
    {
        _client?.Dispose();
        _contents.ForEach(content => content.Dispose());
    }

    private LiveChatClient CreateClient(LiveChatCredential? credential = null)
    {
        int secrets = 0;
        var options = new LiveChatClientOptions
        {
            BaseAddress = new Uri("https://livechat.invalid/"),
            Credential = credential ?? LiveChatCredential.BearerToken(_ => new ValueTask<string>("token-" + ++secrets)),
            Retries = { MaxAttempts = 2, BaseDelay = TimeSpan.Zero },
        };
        return _client = new LiveChatClient(options, new Handler(this), disposeHandler: true);
    }

    /// <summary>Sets the responses. A status of 0 is a success from another address.</summary>
    private void Respond((int Status, string Body)[] responses) => _respond = number =>
    {
        (int status, string body) = responses[number - 1];
        var content = new TrackedContent(body);
        _contents.Add(content);
        return new HttpResponseMessage((HttpStatusCode)(status == 0 ? 200 : status))
        {
            Content = content,
            Headers = { { "X-Request-Id", "request-" + number } },
            RequestMessage = status == 0 ? new HttpRequestMessage(HttpMethod.Get, "https://elsewhere.invalid/") : null,
        };
    };

    private sealed class Handler(ResponseDisposalTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            test._requests.Add(request);
            HttpResponseMessage response = test._respond(test._requests.Count);
            response.RequestMessage ??= request;
            return Task.FromResult(response);
        }
    }

    private sealed class TrackedContent(string body) : StringContent(body, Encoding.UTF8, "application/json")
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
