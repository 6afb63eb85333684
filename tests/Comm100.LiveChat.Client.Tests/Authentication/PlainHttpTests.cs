namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class PlainHttpTests : ClientTest
{
    [Theory]
    [InlineData("http://hosted.comm100.com")]
    [InlineData("http://192.168.1.1")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://[2001:db8::1]")]
    [InlineData("HTTP://hosted.comm100.com")]
    public void Plain_HTTP_to_a_remote_host_is_rejected(string address) =>
        FluentActions.Invoking(() => Create(address)).Should().Throw<ArgumentException>()
            .Which.Message.Should().Contain("BaseAddress").And.Contain("AllowPlainHttp");

    [Theory]
    [InlineData("http://hosted.comm100.com")]
    [InlineData("http://192.168.1.1")]
    public void Plain_HTTP_to_a_remote_host_can_be_allowed(string address) =>
        FluentActions.Invoking(() => Create(address, allowPlainHttp: true)).Should().NotThrow();

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://127.1.2.3")]
    [InlineData("http://[::1]:5000")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://LOCALHOST")]
    [InlineData("https://hosted.comm100.com")]
    public void HTTPS_and_plain_HTTP_to_a_loopback_address_are_allowed(string address) =>
        FluentActions.Invoking(() => Create(address)).Should().NotThrow();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_call_over_plain_HTTP_to_a_loopback_address_is_sent(string host)
    {
        LiveChatClient client = CreateClient(options => options.BaseAddress = new UriBuilder(Fake.BaseAddress) { Host = host }.Uri);

        await client.Bans.ListAsync();

        LastRequest.Headers["Host"].Should().StartWith(host);
    }

    private static void Create(string address, bool allowPlainHttp = false)
    {
        using var client = new LiveChatClient(new LiveChatClientOptions
        {
            BaseAddress = new Uri(address),
            Credential = LiveChatCredential.BearerToken("token"),
            AllowPlainHttp = allowPlainHttp,
        });
    }
}
