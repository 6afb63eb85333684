namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class DeleteAnswerTests : ClientTest
{
    [Theory]
    [InlineData(200, "\"Ban '7' has been removed.\"", "application/json")]
    [InlineData(200, "", "application/json")]
    [InlineData(200, null, null)]
    [InlineData(204, null, null)]
    [InlineData(200, "{\"cut", "application/json")]
    [InlineData(202, "null", "application/json")]
    public async Task Whatever_a_removal_says_with_success_is_success(int status, string? body, string? contentType)
    {
        Answer("Bans.delete", status, body, contentType);

        await FluentActions.Awaiting(() => Client.Bans.DeleteAsync(7)).Should().NotThrowAsync();
        Fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_removal_whose_answer_breaks_off_or_hangs_in_its_body_is_done()
    {
        Fake.Faults.On("Bans.delete").Truncate(200, "\"Ban", 500).Times(1);
        await Client.Bans.DeleteAsync(7).OrFail();

        Fake.Faults.On("Bans.delete").HangInBody(200, "\"Ban", 500).Times(1);
        await Client.Bans.DeleteAsync(7).OrFail();

        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_removal_of_what_is_not_there_is_told() =>
        await Failure.OfAsync<LiveChatNotFoundException>(() => Client.Bans.DeleteAsync(123456789));
}
