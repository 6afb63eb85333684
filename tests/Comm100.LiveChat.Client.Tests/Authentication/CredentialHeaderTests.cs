using System.Text;

namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class CredentialHeaderTests : ClientTest
{
    [Theory]
    [InlineData("agent@example.com", "key")]
    [InlineData("jörg.müller@exämple.de", "clé-日本")]
    [InlineData("agent+test@example.com", "with:colon")]
    [InlineData("agent@example.com", " with spaces ")]
    [InlineData("agent@example.com", "~~~???>>>")]
    public async Task An_API_key_is_sent_with_Basic_authentication_in_UTF_8(string email, string key)
    {
        string expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(email + ":" + key));

        await Record.ExceptionAsync(() => CreateClient(options => options.Credential = LiveChatCredential.ApiKey(email, key)).Bans.ListAsync());
        LastRequest.Headers["Authorization"].Should().Be(expected);

        await Record.ExceptionAsync(() => CreateClient(options => options.Credential = LiveChatCredential.ApiKey(email, _ => new ValueTask<string>(key))).Bans.ListAsync());
        LastRequest.Headers["Authorization"].Should().Be(expected);
    }

    [Fact]
    public async Task An_access_token_is_sent_as_a_bearer_token()
    {
        await CreateClient(options => options.Credential = LiveChatCredential.BearerToken(Fake.AccessToken)).Bans.ListAsync();
        LastRequest.Headers["Authorization"].Should().Be("Bearer " + Fake.AccessToken);

        await CreateClient(options => options.Credential = LiveChatCredential.BearerToken(_ => new ValueTask<string>(Fake.AccessToken))).Bans.ListAsync();
        LastRequest.Headers["Authorization"].Should().Be("Bearer " + Fake.AccessToken);
    }

    [Fact]
    public async Task Every_HTTP_method_sends_the_Authorization_header()
    {
        Ban ban = await Client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" });
        await Client.Bans.UpdateAsync(ban.Id!.Value, new Ban { Comment = "spam" });
        await Client.Bans.DeleteAsync(ban.Id.Value);
        await Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"));

        Fake.Requests.Should().HaveCount(4).And.OnlyContain(request => request.Headers["Authorization"].StartsWith("Basic ", StringComparison.Ordinal));
    }
}
