namespace Comm100.LiveChat.Client.Tests.Endpoints;

/// <summary>The fields of a ban that depend on its type.</summary>
public sealed class BanFieldTests : ClientTest
{
    private const string Visitor = " A ban of a visitor requires the id of the visitor in 'visitorId', and an empty string in 'ipAddress'.";
    private const string Address = " A ban of an address requires it in 'ipAddress', such as 192.168.8.113, 192.168.8.0/24 or 192.168.8.0-192.168.8.255.";

    [Theory]
    [InlineData("visitor", "v-1", null, "'ipAddress'", Visitor)]
    [InlineData("VISITOR", null, "", "'visitorId'", Visitor)]
    [InlineData("visitor", " ", null, "'ipAddress', 'visitorId'", Visitor)]
    [InlineData("ip", null, null, "'ipAddress'", Address)]
    [InlineData("ip", "v-1", "", "'ipAddress'", Address)]
    [InlineData(null, null, null, "'type', 'ipAddress'", "")]
    public async Task Creating_a_ban_without_its_target_throws_and_lists_the_missing_fields(string? type, string? visitorId, string? ipAddress, string missing, string hint)
    {
        var ban = new Ban { Type = type, VisitorId = visitorId, IpAddress = ipAddress };

        (await FluentActions.Awaiting(() => Client.Bans.CreateAsync(ban)).Should().ThrowExactlyAsync<ArgumentException>())
            .WithMessage($"Bans.create (POST /bans) requires values for {missing}.{hint} Nothing was sent.*").WithParameterName("ban");

        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("visitor", "v-1", "")]
    [InlineData("ip", null, "203.0.113.9")]
    [InlineData("another", null, "")]
    public async Task A_ban_with_its_target_or_with_an_unknown_type_is_sent(string type, string? visitorId, string ipAddress)
    {
        Respond("Bans.create", 201, """{"id":7}""");

        (await Client.Bans.CreateAsync(new Ban { Type = type, VisitorId = visitorId, IpAddress = ipAddress })).Id.Should().Be(7);
    }

    [Fact]
    public async Task An_update_does_not_require_a_target()
    {
        Respond("Bans.update", 200, """{"id":7}""");

        await Client.Bans.UpdateAsync(7, new Ban { Type = BanType.Visitor });

        LastRequest.Body.Should().Be("""{"type":"visitor"}""");
    }
}
