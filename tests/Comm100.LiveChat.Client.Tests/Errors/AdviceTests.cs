namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class AdviceTests : ClientTest
{
    [Fact]
    public async Task A_403_names_the_permission_that_the_document_asks_for()
    {
        Respond("Bans.list", 403, """{"code":403003,"message":"Words."}""");

        LiveChatPermissionException exception = await Failure.OfAsync<LiveChatPermissionException>(() => Client.Bans.ListAsync());

        exception.RequiredPermission.Should().Be("Manage Ban List");
        exception.Message.Should().Contain("'Manage Ban List'").And.Contain("403003");
        exception.ErrorCode.Should().Be(LiveChatErrorCode.PermissionMissing);
    }

    [Fact]
    public async Task A_403_says_so_where_the_document_names_no_permission()
    {
        Respond("Chats.get", 403, body: null);

        LiveChatPermissionException exception = await Failure.OfAsync<LiveChatPermissionException>(() => Client.Chats.GetAsync(7));

        exception.RequiredPermission.Should().BeNull();
        exception.Message.Should().Contain("names no permission");
    }

    [Fact]
    public async Task A_401_points_to_the_credential()
    {
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.BearerToken("wrong"));

        LiveChatAuthenticationException exception = await Failure.OfAsync<LiveChatAuthenticationException>(() => client.Bans.ListAsync());

        exception.Message.Should().Contain("credential").And.NotContain("wrong");
    }

    [Theory]
    [InlineData("""{"code":404000,"message":"Words."}""", "404000", "API path")]
    [InlineData("""{"code":404001,"message":"Words."}""", "404001", "check the id")]
    [InlineData("<html></html>", "404", "base address")]
    public async Task A_404_points_to_the_object_or_to_the_address(string body, string code, string advice)
    {
        Respond("Bans.get", 404, body);

        LiveChatNotFoundException exception = await Failure.OfAsync<LiveChatNotFoundException>(() => Client.Bans.GetAsync(7));

        exception.Message.Should().Contain(code).And.Contain(advice);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_daily_limit_says_when_it_ends(int status)
    {
        Respond("Bans.list", status, """{"code":500010,"message":"Words."}""");

        var exception = (LiveChatApiException?)await Record.ExceptionAsync(() => Client.Bans.ListAsync());

        exception!.ErrorCode.Should().Be(LiveChatErrorCode.DailyLimitReached);
        exception.Message.Should().Contain("daily limit").And.Contain("00:00 UTC");
    }

    [Fact]
    public async Task A_code_that_is_not_documented_is_a_property_and_not_in_the_message()
    {
        Respond("Bans.list", 400, """{"code":"somebody@example.com","message":"Words."}""");

        LiveChatValidationException exception = await Failure.OfAsync<LiveChatValidationException>(() => Client.Bans.ListAsync());

        string? code = exception.ErrorCode?.ToString();
        code.Should().Be("somebody@example.com");
        exception.Message.Should().NotContain("somebody");
    }
}
