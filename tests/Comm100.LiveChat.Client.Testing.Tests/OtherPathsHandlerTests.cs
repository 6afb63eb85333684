using System.Net;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Requests outside the API, and the number of objects without a request.</summary>
public sealed class OtherPathsHandlerTests : IAsyncLifetime
{
    private LiveChatFake Fake { get; set; } = null!;

    private RawClient Call { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions
        {
            ChatCount = 48,
            OfflineMessageCount = 5,
            OtherPathsHandler = context => context.Response.WriteAsync("page " + context.Request.Path),
        });
        Call = new RawClient(Fake);
    }

    public async Task DisposeAsync()
    {
        Call.Dispose();
        await Fake.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/openapi.json")]
    [InlineData("/apis")]
    public async Task A_path_outside_the_api_is_handled_without_authentication_recording_and_faults(string path)
    {
        Fake.Faults.On(FaultPlan.AnyOperation).Respond(503);
        Call.Headers.Authorization = null;

        RawResponse response = await Call.Get(path);

        response.Status.Should().Be(HttpStatusCode.OK);
        response.Text.Should().Be("page " + path);
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/livechat/bams")]
    [InlineData("/api")]
    [InlineData("/API/v9/other")]
    [InlineData("/livechatwebapi/api/v1/livechat/bams")]
    public async Task A_misspelled_path_of_the_api_is_handled_and_recorded_by_the_fake(string path)
    {
        RawResponse response = await Call.Get(path);

        response.Status.Should().Be(HttpStatusCode.NotFound);
        response.Code.Should().Be(404000);
        Fake.Requests.Should().ContainSingle().Which.Path.Should().Be(path);
    }

    [Fact]
    public async Task Without_a_handler_the_fake_handles_every_path()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        using var call = new RawClient(fake);

        (await call.Get("/")).Code.Should().Be(404000);
        fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Objects_are_counted_without_a_request()
    {
        int bans = Fake.Data.Count("Bans");
        bans.Should().BePositive();
        Fake.Data.Count("chats").Should().Be(48);
        Fake.Data.Count("OfflineMessages").Should().Be(5);
        Fake.Requests.Should().BeEmpty();

        await Call.Delete("bans/1");
        Fake.Data.Count("Bans").Should().Be(bans - 1);
        Fake.Data.Add("Chats", "{}");
        Fake.Data.Count("Chats").Should().Be(49);
        Fake.Reset();
        Fake.Data.Count("Bans").Should().Be(bans);
    }

    [Theory]
    [InlineData("Configs")]
    [InlineData("ChatButton")]
    [InlineData("Bams")]
    public void A_group_without_objects_has_no_count(string group) =>
        FluentActions.Invoking(() => Fake.Data.Count(group)).Should().Throw<ArgumentException>().WithMessage($"*{group}*");
}
