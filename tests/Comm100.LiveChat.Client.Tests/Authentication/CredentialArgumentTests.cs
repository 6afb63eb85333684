namespace Comm100.LiveChat.Client.Tests.Authentication;

public sealed class CredentialArgumentTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("agent:x@example.com")]
    [InlineData("agent@example.com\r\n")]
    [InlineData("agent\0@example.com")]
    [InlineData("agent\u0085@example.com")]
    public void An_invalid_email_address_is_rejected(string? email)
    {
        FluentActions.Invoking(() => LiveChatCredential.ApiKey(email!, "canary")).Should().Throw<ArgumentException>()
            .Where(exception => exception.ParamName == "email" && !exception.ToString().Contains("canary"));
        FluentActions.Invoking(() => LiveChatCredential.ApiKey(email!, _ => new ValueTask<string>("canary"))).Should().Throw<ArgumentException>()
            .Where(exception => exception.ParamName == "email");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("canary\n")]
    [InlineData("canary\rkey")]
    [InlineData("canary\0key")]
    [InlineData("canary\u007f")]
    public void An_invalid_API_key_is_rejected_and_not_shown_in_the_exception(string? key) =>
        FluentActions.Invoking(() => LiveChatCredential.ApiKey("agent@example.com", key!)).Should().Throw<ArgumentException>()
            .Where(exception => exception.ParamName == "apiKey" && !exception.ToString().Contains("canary"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("canary token")]
    [InlineData("canary\n")]
    [InlineData("canary\r\nX-Injected: 1")]
    [InlineData("canary\0")]
    [InlineData("canaryé")]
    public void A_token_that_is_not_valid_in_a_header_is_rejected_and_not_shown_in_the_exception(string? token) =>
        FluentActions.Invoking(() => LiveChatCredential.BearerToken(token!)).Should().Throw<ArgumentException>()
            .Where(exception => exception.ParamName == "accessToken" && !exception.ToString().Contains("canary"));

    [Fact]
    public void A_null_delegate_is_rejected()
    {
        FluentActions.Invoking(() => LiveChatCredential.ApiKey("agent@example.com", (Func<CancellationToken, ValueTask<string>>)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => LiveChatCredential.BearerToken((Func<CancellationToken, ValueTask<string>>)null!)).Should().Throw<ArgumentNullException>();
    }
}
