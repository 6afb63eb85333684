using System.Net;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>What is served beside the API, and what is told of the data without a request.</summary>
public sealed class OtherPathsTests : IAsyncLifetime
{
    private LiveChatFake Fake { get; set; } = null!;

    private Caller Call { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions
        {
            ChatCount = 48,
            OfflineMessageCount = 5,
            OtherPathsHandler = context => context.Response.WriteAsync("page " + context.Request.Path),
        });
        Call = new Caller(Fake);
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
    public async Task A_path_outside_the_api_is_served_without_credential_record_and_fault(string path)
    {
        Fake.Faults.On(FaultPlan.AnyOperation).Respond(503);
        Call.Headers.Authorization = null;

        Reply reply = await Call.Get(path);

        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.Text.Should().Be("page " + path);
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/livechat/bams")]
    [InlineData("/api")]
    [InlineData("/API/v9/other")]
    [InlineData("/livechatwebapi/api/v1/livechat/bams")]
    public async Task A_misspelt_path_of_the_api_is_answered_and_recorded_by_theFake(string path)
    {
        Reply reply = await Call.Get(path);

        reply.Status.Should().Be(HttpStatusCode.NotFound);
        reply.Code.Should().Be(404000);
        Fake.Requests.Should().ContainSingle().Which.Path.Should().Be(path);
    }

    [Fact]
    public async Task Without_it_every_path_is_one_of_theFake()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        using var call = new Caller(fake);

        (await call.Get("/")).Code.Should().Be(404000);
        fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_objects_are_counted_without_a_request()
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
    public void What_is_no_list_is_not_counted(string group) =>
        FluentActions.Invoking(() => Fake.Data.Count(group)).Should().Throw<ArgumentException>().WithMessage($"*{group}*");
}
