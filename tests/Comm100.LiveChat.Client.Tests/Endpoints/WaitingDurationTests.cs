using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Endpoints;

/// <summary>Waiting times that the service returns as strings.</summary>
public sealed class WaitingDurationTests
{
    [Theory]
    [InlineData("00:00:07", 7)]
    [InlineData("01:02:03", 3723)]
    [InlineData("1:02:03", 3723)]
    [InlineData("26:00:00", 93_600)]
    [InlineData("00:00:01.5", 1.5)]
    [InlineData("10s", 10)]
    [InlineData("0s", 0)]
    [InlineData(" 90 S ", 90)]
    [InlineData("2.5s", 2.5)]
    public void A_duration_in_a_known_format_is_parsed(string text, double seconds) => CheckEachType(text, value => value.Should().Be(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("soon")]
    [InlineData("10")]
    [InlineData("10m")]
    [InlineData("-10s")]
    [InlineData("00:10")]
    [InlineData("00:60:00")]
    [InlineData("00:00:60")]
    [InlineData("-00:00:01")]
    [InlineData("00:00:00:01")]
    [InlineData("1e3s")]
    [InlineData("99999999999999999999999999999s")]
    [InlineData("9223372036854775807:00:00")]
    [InlineData("2026-06-01T10:00:00")]
    public void A_duration_in_an_unknown_format_is_null(string? text) => CheckEachType(text, value => value.Should().BeNull());

    [Fact]
    public void WaitingDuration_is_not_serialized()
    {
        JsonSerializer.Serialize(new Chat { WaitingTime = "10s" }, LiveChatModelJson.TypeInfo<Chat>()).Should().Be("""{"waitingTime":"10s"}""");
    }

    private static void CheckEachType(string? text, Action<TimeSpan?> check) => EachCase.Check(
        typeof(Chat).Assembly.GetExportedTypes().Where(type => type.GetProperty("WaitingTime") is not null),
        type =>
        {
            object model = Activator.CreateInstance(type, nonPublic: true)!;
            type.GetProperty("WaitingTime")!.SetValue(model, text);
            check((TimeSpan?)(type.GetProperty("WaitingDuration") ?? throw new InvalidOperationException("Add WaitingDuration.")).GetValue(model));
        });
}
