namespace Comm100.LiveChat.Client.Tests.Serialization;

public sealed class WritingTests : ClientTest
{
    [Fact]
    public async Task Unset_and_read_only_fields_are_not_sent()
    {
        await Client.Bans.UpdateAsync(1, new Ban { Id = 5, Comment = "", VisitorId = null });

        LastRequest.Body.Should().Be("""{"comment":""}""");
    }

    [Fact]
    public async Task Empty_lists_false_and_zero_are_sent()
    {
        await Client.ChatButton.UpdateAsync(1, new ChatButton { AllowedDomains = [], IsHideOffline = false, Image = new ChatButtonImage { OnlineImageId = 0 } });

        LastRequest.Body.Should().Be("""{"isHideOffline":false,"allowedDomains":[],"image":{"onlineImageId":0}}""");
    }

    [Fact]
    public async Task An_update_of_a_nested_property_does_not_change_other_properties()
    {
        ChatButton before = await Client.ChatButton.GetAsync(1);

        ChatButton after = await Client.ChatButton.UpdateAsync(1, new ChatButton { Image = new ChatButtonImage { Position = new ChatButtonImagePosition { X = Coordinate.FromPercentage(12.5) } } });

        after.Image!.Position!.X.Should().Be(new Coordinate("12.5%"));
        after.Image.Position.Y.Should().Be(before.Image!.Position!.Y).And.NotBeNull();
        after.Image.Mobile!.OnlineText.Should().Be(before.Image.Mobile!.OnlineText).And.NotBeNull();
        after.Type.Should().Be(before.Type).And.NotBeNull();
    }

    [Fact]
    public async Task An_open_enum_value_is_written_with_the_corrected_name()
    {
        await Client.ChatButton.UpdateAsync(1, new ChatButton { Image = new ChatButtonImage { Position = new ChatButtonImagePosition { Type = ChatButtonPosition.BottomLeft } } });

        LastRequest.Body.Should().Be("""{"image":{"position":{"type":"bottomLeft"}}}""");
    }

    [Fact]
    public async Task Strings_are_sent_as_UTF_8_with_a_content_length()
    {
        await Client.Bans.CreateAsync(new Ban { Type = "visitor", VisitorId = "é😀 <b> + \"'", IpAddress = "" });

        LastRequest.Body.Should().Be("""{"type":"visitor","visitorId":"é\uD83D\uDE00 <b> + \"'","ipAddress":""}""");
        LastRequest.ContentLength.Should().Be(System.Text.Encoding.UTF8.GetByteCount(LastRequest.Body));
    }

    [Fact]
    public async Task All_missing_mandatory_fields_are_reported_before_a_request_is_sent()
    {
        (await FluentActions.Awaiting(() => Client.Bans.CreateAsync(new Ban { Comment = "?" })).Should().ThrowAsync<ArgumentException>())
            .WithMessage("Bans.create (POST /bans) requires values for 'type', 'ipAddress'. Nothing was sent.*")
            .WithParameterName("ban");
        await FluentActions.Awaiting(() => Client.Bans.CreateAsync(null!)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("ban");

        Fake.Requests.Should().BeEmpty();
    }
}
