using System.Reflection;
using System.Runtime.Versioning;

namespace Comm100.LiveChat.Client.Tests;

public sealed class SmokeTests : ClientTest
{
    [Fact]
    public void The_build_under_test_is_the_one_that_this_project_is_for()
    {
#if NET10_0
        const string Framework = ".NETCoreApp,Version=v10.0";
#else
        const string Framework = ".NETCoreApp,Version=v8.0";
#endif
        typeof(LiveChatClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName.Should().Be(Framework);
    }

    [Fact]
    public async Task A_ban_is_created_read_changed_listed_and_removed()
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
