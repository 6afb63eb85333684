using System.Reflection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Options;

public sealed class OptionsFreezeTests : ClientTest
{
    public static TheoryData<string> Settable =>
        [.. typeof(LiveChatClientOptions).GetProperties().Where(property => property.GetSetMethod() is not null).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Settable))]
    public void A_property_cannot_be_changed_after_a_client_is_created(string name)
    {
        PropertyInfo property = typeof(LiveChatClientOptions).GetProperty(name)!;
        LiveChatClientOptions options = CreateOptions();
        object? other = OtherValue(property.PropertyType);
        property.Invoking(p => p.SetValue(options, other)).Should().NotThrow("the options are not frozen yet");
        options = CreateOptions();
        using var client = new LiveChatClient(options);
        object? before = property.GetValue(options);

        property.Invoking(p => p.SetValue(options, other)).Should().Throw<TargetInvocationException>()
            .WithInnerException<InvalidOperationException>().Which.Message.Should().Contain("frozen");

        property.GetValue(options).Should().Be(before);
    }

    [Fact]
    public void PathSegmentOverrides_cannot_be_changed_after_a_client_is_created()
    {
        LiveChatClientOptions options = CreateOptions();
        options.PathSegmentOverrides["chats"] = "conversations";
        using var client = new LiveChatClient(options);

        options.PathSegmentOverrides.Should().ContainKey("chats").And.ContainKey("CHATS");
        foreach (Action change in (Action[])
        [
            () => options.PathSegmentOverrides["bans"] = "blocked",
            () => options.PathSegmentOverrides.Add("bans", "blocked"),
            () => options.PathSegmentOverrides.Remove("chats"),
            () => options.PathSegmentOverrides.Clear(),
        ])
        {
            // A read-only dictionary throws NotSupportedException.
            change.Should().Throw<Exception>().Which.Should().Match<Exception>(exception => exception is InvalidOperationException || exception is NotSupportedException);
        }

        options.PathSegmentOverrides.Should().HaveCount(1);
    }

    [Fact]
    public async Task PathSegmentOverrides_changed_through_an_earlier_reference_have_no_effect()
    {
        LiveChatClientOptions options = CreateOptions();
        IDictionary<string, string> overrides = options.PathSegmentOverrides;
        using var client = new LiveChatClient(options);

        overrides["bans"] = "blocked";
        await client.Bans.ListAsync();

        LastRequest.Path.Should().Be("/api/v1/livechat/bans");
        options.PathSegmentOverrides.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_clients_can_be_created_from_the_same_options()
    {
        LiveChatClientOptions options = CreateOptions();
        using var first = new LiveChatClient(options);
        using var second = new LiveChatClient(options);

        await first.Bans.ListAsync();
        await second.Bans.ListAsync();

        Fake.Requests.Should().HaveCount(2);
    }

    private static object? OtherValue(Type type) =>
        type == typeof(Uri) ? new Uri("https://other.invalid")
        : type == typeof(string) ? "/other"
        : type == typeof(bool) ? true
        : type == typeof(long) || type == typeof(long?) ? 12L
        : type == typeof(int) || type == typeof(int?) ? 12
        : type == typeof(double) || type == typeof(double?) ? 0.5
        : type == typeof(TimeSpan) || type == typeof(TimeSpan?) ? TimeSpan.FromSeconds(12)
        : type == typeof(LiveChatCredential) ? LiveChatCredential.BearerToken("other")
        : type == typeof(TimeProvider) ? new FakeTimeProvider()
        : type == typeof(ILoggerFactory) ? NullLoggerFactory.Instance
        : null;
}
