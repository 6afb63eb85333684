using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests.Integration;

public sealed class SampleTests
{
    public static TheoryData<string> AllFormats => new(Contract.Formats.Keys);

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void A_sample_of_each_format_has_a_value_for_every_property(string format)
    {
        var samples = new LiveChatSamples(seed: 7);
        for (int i = 0; i < 20; i++)
        {
            LiveChatModel model = Create(samples, format);

            FindUnsetProperties(model, format).Should().BeEmpty();
            JsonNode json = JsonSerializer.SerializeToNode(model, LiveChatModelJson.Options.GetTypeInfo(model.GetType()))!;
            Contract.FindProblems(json, format).Where(problem => !s_expectedProblems.Contains(problem)).Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void The_same_seed_gives_the_same_samples(string format)
    {
        string[] first = Texts(new LiveChatSamples(seed: 3));
        string[] again = Texts(new LiveChatSamples(seed: 3));

        again.Should().Equal(first);

        string[] Texts(LiveChatSamples samples) =>
            [.. Enumerable.Range(0, 5).Select(_ => Create(samples, format)).Select(model => JsonSerializer.Serialize(model, LiveChatModelJson.Options.GetTypeInfo(model.GetType())))];
    }

    [Fact]
    public void A_test_can_set_properties()
    {
        var samples = new LiveChatSamples();

        Ban ban = samples.Create<Ban>(ban => ban.IpAddress = "203.0.113.9");

        ban.IpAddress.Should().Be("203.0.113.9");
        ban.Comment.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void Samples_have_different_ids_and_values()
    {
        IReadOnlyList<Chat> chats = new LiveChatSamples().CreateMany<Chat>(200, (chat, index) => chat.WaitingTime = $"{index}s");

        chats.Select(chat => chat.Id).Should().OnlyHaveUniqueItems();
        chats.Select(chat => chat.WaitingTime).Should().OnlyHaveUniqueItems();
        chats.Select(chat => chat.Name).Distinct().Count().Should().BeGreaterThan(20);
        chats.Should().OnlyContain(chat => chat.RequestTime < chat.EndTime && chat.RequestTime.Value.Offset == TimeSpan.Zero);
    }

    [Fact]
    public void Chats_are_in_the_month_before_the_given_time()
    {
        var now = new DateTimeOffset(2020, 3, 1, 0, 0, 0, TimeSpan.Zero);

        Chat chat = new LiveChatSamples(now: now).Create<Chat>();

        chat.RequestTime.Should().BeAfter(now.AddDays(-30)).And.BeBefore(now);
    }

    [Fact]
    public void Different_seeds_give_different_samples() =>
        new LiveChatSamples(1).Create<Chat>().Name.Should().NotBe(new LiveChatSamples(2).Create<Chat>().Name);

    [Fact]
    public void A_type_that_is_not_a_format_is_rejected() =>
        FluentActions.Invoking(() => new LiveChatSamples().Create<ChatButtonImage>()).Should().Throw<ArgumentException>().WithMessage("ChatButtonImage is not a format*");

    // Differences between the client and the document.
    private static readonly HashSet<string> s_expectedProblems = [];

    private static LiveChatModel Create(LiveChatSamples samples, string format) =>
        (LiveChatModel)typeof(LiveChatSamples).GetMethod(nameof(LiveChatSamples.Create))!
            .MakeGenericMethod(typeof(LiveChatModel).Assembly.GetType("Comm100.LiveChat.Client." + format, throwOnError: true)!)
            .Invoke(samples, [null])!;

    private static IEnumerable<string> FindUnsetProperties(LiveChatModel model, string path)
    {
        if (model.AdditionalProperties is { Count: > 0 } additional)
        {
            yield return $"{path} has fields that the client does not know: {string.Join(", ", additional.Keys)}";
        }

        foreach (PropertyInfo property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            string inner = $"{path}.{property.Name}";
            object? value = property.GetValue(model);
            if (value is null && model is not (ChatAgent or DepartmentMember))
            {
                yield return inner;
            }

            IEnumerable values = value is LiveChatModel ? new[] { value } : value is IEnumerable list and not string ? list : Array.Empty<object>();
            foreach (string missing in values.OfType<LiveChatModel>().SelectMany(item => FindUnsetProperties(item, inner)))
            {
                yield return missing;
            }
        }
    }
}
