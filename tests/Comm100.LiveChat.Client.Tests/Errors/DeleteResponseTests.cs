namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class DeleteResponseTests : ClientTest
{
    [Theory]
    [InlineData(200, "\"Ban '7' has been removed.\"", "application/json")]
    [InlineData(200, "", "application/json")]
    [InlineData(200, null, null)]
    [InlineData(204, null, null)]
    [InlineData(200, "{\"cut", "application/json")]
    [InlineData(202, "null", "application/json")]
    public async Task A_delete_with_a_success_status_does_not_require_a_valid_body(int status, string? body, string? contentType)
    {
        Respond("Bans.delete", status, body, contentType);

        await FluentActions.Awaiting(() => Client.Bans.DeleteAsync(7)).Should().NotThrowAsync();
        Fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_delete_succeeds_if_its_response_body_is_truncated_or_hangs()
    {
        Fake.Faults.On("Bans.delete").Truncate(200, "\"Ban", 500).Times(1);
        await Client.Bans.DeleteAsync(7).OrFail();

        // The start of an object could be an error, so more of it is read.
        Fake.Faults.On("Bans.delete").Truncate(200, "{\"a", 500).Times(1);
        await Client.Bans.DeleteAsync(7).OrFail();

        Fake.Faults.On("Bans.delete").HangInBody(200, "\"Ban", 500).Times(1);
        await Client.Bans.DeleteAsync(7).OrFail();

        Fake.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task Deleting_a_missing_object_throws_LiveChatNotFoundException() =>
        await Failure.OfAsync<LiveChatNotFoundException>(() => Client.Bans.DeleteAsync(123456789));
}
