namespace Comm100.LiveChat.Client.Benchmarks.Adapters;

/// <summary>Creates the nested settings for the update. All libraries send the same values.</summary>
internal static class Settings
{
    public static ChatButtonDocument CreateDocument() => new()
    {
        Type = "adaptive",
        IsHideOffline = false,
        AllowedDomains = ["www.example.com", "example.com"],
        Adaptive = new AdaptiveDocument { ThemeColor = "#1E88E5", Icon = "1" },
        Image = new ImageDocument
        {
            OnlineImageId = 1,
            OfflineImageId = 1,
            Position = new PositionDocument { Type = "centered", X = "10", Y = "10%" },
            Mobile = new MobileDocument { Type = "text", OnlineText = "Chat with us", Position = "bottomLeft" },
        },
        TextLink = new TextLinkDocument { Text = "Live chat" },
    };

    public static ChatButton CreateModel() => new()
    {
        Type = ChatButtonType.Adaptive,
        IsHideOffline = false,
        AllowedDomains = ["www.example.com", "example.com"],
        Adaptive = new ChatButtonAdaptive { ThemeColor = "#1E88E5", Icon = "1" },
        Image = new ChatButtonImage
        {
            OnlineImageId = 1,
            OfflineImageId = 1,
            Position = new ChatButtonImagePosition { Type = ChatButtonPosition.Centered, X = "10", Y = "10%" },
            Mobile = new ChatButtonMobile { Type = MobileButtonType.Text, OnlineText = "Chat with us", Position = MobileButtonPosition.BottomLeft },
        },
        TextLink = new ChatButtonTextLink { Text = "Live chat" },
    };
}
