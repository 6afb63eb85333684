namespace Comm100.LiveChat.Client.Tests.Options;

/// <summary>The options of a view are validated, and cannot be changed later.</summary>
public sealed class CallOptionsTests : ClientTest
{
    private const string Canary = "canary";

    public static TheoryData<string> ReservedHeaders =>
    [
        "Authorization", "authorization", "Proxy-Authorization", "Cookie", "Cookie2", "Host", "Accept", "Accept-Encoding", "Accept-Charset", "User-Agent",
        "Connection", "Expect", "HTTP2-Settings", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "Content-Type", "Content-Length", "Content-Encoding", "Content-Anything", "Expires", "Last-Modified", "Allow",
        "X-HTTP-Method", "X-HTTP-Method-Override", "x-method-override",
    ];

    [Theory]
    [MemberData(nameof(ReservedHeaders))]
    public void A_reserved_header_is_rejected(string name) =>
        GetRejectionMessage(options => options.Headers[name] = Canary).Should().Contain(name).And.Contain("must not be set");

    [Theory]
    [InlineData("canary\r\nX-Other: 1")]
    [InlineData("canary\n")]
    [InlineData("canary\r")]
    [InlineData("canary\0")]
    [InlineData("canary\u007f")]
    [InlineData("canary\u00e9")]
    [InlineData("canary\ud83d\ude00")]
    public void An_invalid_header_value_is_rejected(string value) =>
        GetRejectionMessage(options => options.Headers["X-Extra"] = value).Should().Be("Headers: the value of X-Extra must consist of ASCII characters, without line breaks and other control characters. (Parameter 'configure')");

    [Theory]
    [InlineData("")]
    [InlineData("canary header")]
    [InlineData("canary:")]
    [InlineData("canary\r\nX-Other")]
    [InlineData("can\u00e4ry")]
    public void An_invalid_header_name_is_rejected(string name) =>
        GetRejectionMessage(options => options.Headers[name] = "a").Should().Contain("a name must consist of letters, digits");

    [Fact]
    public void A_null_header_value_is_rejected() => GetRejectionMessage(options => options.Headers["X-Extra"] = null!).Should().Contain("X-Extra must not be null");

    [Fact]
    public void Timeouts_and_MaxAttempts_out_of_range_are_rejected()
    {
        GetRejectionMessage(options => options.Timeout = TimeSpan.Zero).Should().Contain("Timeout must be greater than zero and at most 49 days").And.Contain("but it is 00:00:00");
        GetRejectionMessage(options => options.AttemptTimeout = TimeSpan.FromDays(50)).Should().Contain("AttemptTimeout must be greater than zero");
        GetRejectionMessage(options => options.MaxAttempts = 0).Should().Contain("MaxAttempts must be between 1, which turns retries off, and 20, but it is 0");
        GetRejectionMessage(options => options.MaxAttempts = 21).Should().Contain("but it is 21");
        GetRejectionMessage(options =>
        {
            options.MaxAttempts = 0;
            options.Headers["Cookie"] = Canary;
        }).Should().Contain("MaxAttempts").And.Contain("Cookie");
    }

    [Fact]
    public void The_limits_of_MaxAttempts_and_Timeout_and_empty_options_are_accepted()
    {
        foreach (int attempts in (int[])[1, 20])
        {
            Client.Invoking(client => client.WithOptions(options => options.MaxAttempts = attempts)).Should().NotThrow();
        }

        foreach (TimeSpan timeout in (TimeSpan[])[Timeout.InfiniteTimeSpan, TimeSpan.FromTicks(1), TimeSpan.FromDays(49)])
        {
            Client.Invoking(client => client.WithOptions(options => options.Timeout = timeout)).Should().NotThrow();
        }

        Client.Invoking(client => client.WithOptions(_ => { })).Should().NotThrow();
    }

    [Fact]
    public void A_null_delegate_is_rejected() => Client.Invoking(client => client.WithOptions(null!)).Should().ThrowExactly<ArgumentNullException>();

    [Fact]
    public async Task Changes_after_the_view_is_created_throw_or_have_no_effect()
    {
        LiveChatCallOptions? captured = null;
        IDictionary<string, string>? headers = null;
        ILiveChatClient view = Client.WithOptions(options =>
        {
            captured = options;
            headers = options.Headers;
            headers["X-Extra"] = "one";
        });

        headers!["X-Extra"] = "two";
        headers["Authorization"] = Canary;
        foreach (Action change in (Action[])
        [
            () => captured!.Timeout = TimeSpan.FromSeconds(1),
            () => captured!.AttemptTimeout = TimeSpan.FromSeconds(1),
            () => captured!.MaxAttempts = 2,
            () => captured!.StrictJson = true,
            () => captured!.OnResponse = _ => { },
        ])
        {
            change.Should().Throw<InvalidOperationException>().Which.Message.Should().Contain("frozen");
        }

        captured!.Invoking(options => options.Headers["X-Extra"] = "two").Should().Throw<NotSupportedException>();
        await view.Bans.ListAsync();
        LastRequest.Headers["X-Extra"].Should().Be("one");
        LastRequest.Headers["Authorization"].Should().StartWith("Basic ");
    }

    [Fact]
    public async Task Valid_header_values_are_sent_unchanged()
    {
        string all = new([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

        await Client.WithOptions(options =>
        {
            options.Headers["X-All"] = all;
            options.Headers["X-Spaces"] = "a b\tc";
            options.Headers["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        }).Bans.ListAsync();

        LastRequest.Headers["X-All"].Should().Be(all);
        LastRequest.Headers["X-Spaces"].Should().Be("a b\tc");
        LastRequest.Headers["traceparent"].Should().Be("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    [Fact]
    public void ToString_does_not_contain_header_values()
    {
        LiveChatCallOptions options = new() { Timeout = TimeSpan.FromSeconds(5), MaxAttempts = 2, StrictJson = true, OnResponse = _ => { } };
        options.Headers["X-Extra"] = Canary;

        options.ToString().Should().Be("Timeout = 00:00:05; MaxAttempts = 2; StrictJson = True; Headers = X-Extra (values not shown); OnResponse");
        new LiveChatCallOptions().ToString().Should().Be("(no options)");
    }

    private string GetRejectionMessage(Action<LiveChatCallOptions> configure)
    {
        string message = Client.Invoking(client => client.WithOptions(configure)).Should().ThrowExactly<ArgumentException>().Which.Message;
        message.Should().NotContain(Canary);
        Fake.Requests.Should().BeEmpty();
        return message;
    }
}
