namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class AdviceTests : ClientTest
{
    [Fact]
    public async Task The_message_of_a_403_contains_the_documented_permission()
    {
        Respond("Bans.list", 403, """{"code":403003,"message":"Words."}""");

        LiveChatPermissionException exception = await Failure.OfAsync<LiveChatPermissionException>(() => Client.Bans.ListAsync());

        exception.RequiredPermission.Should().Be("Manage Ban List");
        exception.Message.Should().Contain("'Manage Ban List'").And.Contain("403003");
        exception.ErrorCode.Should().Be(LiveChatErrorCode.PermissionMissing);
    }

    [Fact]
    public async Task The_message_of_a_403_says_that_no_permission_is_documented()
    {
        Respond("Chats.get", 403, body: null);

        LiveChatPermissionException exception = await Failure.OfAsync<LiveChatPermissionException>(() => Client.Chats.GetAsync(7));

        exception.RequiredPermission.Should().BeNull();
        exception.Message.Should().Contain("names no permission");
    }

    [Fact]
    public async Task The_message_of_a_401_mentions_the_credential_without_its_value()
    {
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.BearerToken("wrong"));

        LiveChatAuthenticationException exception = await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());

        exception.Message.Should().Contain("credential").And.NotContain("wrong");
    }

    [Theory]
    [InlineData("""{"code":404000,"message":"Words."}""", "404000", "API path")]
    [InlineData("""{"code":404001,"message":"Words."}""", "404001", "check the id")]
    [InlineData("<html></html>", "404", "base address")]
    public async Task The_message_of_a_404_contains_the_error_code_and_advice(string body, string code, string advice)
    {
        Respond("Bans.get", 404, body);

        LiveChatNotFoundException exception = await Failure.OfAsync<LiveChatNotFoundException>(() => Client.Bans.GetAsync(7));

        exception.Message.Should().Contain(code).And.Contain(advice);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task The_message_of_a_daily_limit_contains_its_reset_time(int status)
    {
        Respond("Bans.list", status, """{"code":500010,"message":"Words."}""");

        var exception = (LiveChatApiException?)await Record.ExceptionAsync(() => Client.Bans.ListAsync());

        exception!.ErrorCode.Should().Be(LiveChatErrorCode.DailyLimitReached);
        exception.Message.Should().Contain("daily limit").And.Contain("00:00 UTC");
    }

    [Fact]
    public async Task An_undocumented_error_code_is_a_property_and_not_in_the_message()
    {
        Respond("Bans.list", 400, """{"code":"somebody@example.com","message":"Words."}""");

        LiveChatValidationException exception = await Failure.OfAsync<LiveChatValidationException>(() => Client.Bans.ListAsync());

        string? code = exception.ErrorCode?.ToString();
        code.Should().Be("somebody@example.com");
        exception.Message.Should().NotContain("somebody");
    }
}
