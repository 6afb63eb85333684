using System.Reflection;
using System.Runtime.Versioning;

namespace Comm100.LiveChat.Client.Tests;

public sealed class SmokeTests : ClientTest
{
    [Fact]
    public void The_client_assembly_targets_the_framework_of_this_test_project()
    {
#if NET10_0
        const string Framework = ".NETCoreApp,Version=v10.0";
#else
        const string Framework = ".NETCoreApp,Version=v8.0";
#endif
        typeof(LiveChatClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName.Should().Be(Framework);
    }

    [Fact]
    public async Task A_ban_can_be_created_read_updated_listed_and_deleted()
    {
        Ban created = await Client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = "spam" });
        created.Id.Should().NotBeNull();

        (await Client.Bans.GetAsync(created.Id!.Value)).IpAddress.Should().Be("203.0.113.9");
        (await Client.Bans.UpdateAsync(created.Id.Value, new Ban { Comment = "still spam" })).Should()
            .Match<Ban>(ban => ban.Comment == "still spam" && ban.IpAddress == "203.0.113.9");
        (await Client.Bans.ListAsync()).Should().Contain(ban => ban.Id == created.Id);

        await Client.Bans.DeleteAsync(created.Id.Value);
        await FluentActions.Awaiting(() => Client.Bans.GetAsync(created.Id.Value)).Should().ThrowAsync<LiveChatNotFoundException>();
    }
}
