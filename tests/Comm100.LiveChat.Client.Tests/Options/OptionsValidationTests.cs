namespace Comm100.LiveChat.Client.Tests.Options;

public sealed class OptionsValidationTests : ClientTest
{
    private static readonly Dictionary<string, (Action<LiveChatClientOptions> Configure, string[] Texts)> s_invalidOptions = new(StringComparer.Ordinal)
    {
        ["no address"] = (options => options.BaseAddress = null, ["BaseAddress", "not set", "https://hosted.comm100.com"]),
        ["relative address"] = (options => options.BaseAddress = new Uri("hosted.comm100.com", UriKind.Relative), ["BaseAddress", "absolute"]),
        ["ftp"] = (options => options.BaseAddress = new Uri("ftp://hosted.comm100.com"), ["BaseAddress", "HTTPS", "'ftp'"]),
        ["file"] = (options => options.BaseAddress = new Uri("file:///api"), ["BaseAddress", "HTTPS", "'file'"]),
        ["plain HTTP"] = (options => options.BaseAddress = new Uri("http://hosted.comm100.com"), ["BaseAddress", "AllowPlainHttp", "hosted.comm100.com"]),
        ["user name"] = (options => options.BaseAddress = new Uri("https://agent:canary@hosted.comm100.com"), ["BaseAddress", "user name"]),
        ["query"] = (options => options.BaseAddress = new Uri("https://hosted.comm100.com/?a=canary"), ["BaseAddress", "query"]),
        ["fragment"] = (options => options.BaseAddress = new Uri("https://hosted.comm100.com/#canary"), ["BaseAddress", "fragment"]),
        ["no credential"] = (options => options.Credential = null, ["Credential", "not set", "LiveChatCredential.ApiKey"]),
        ["site 0"] = (options => options.SiteId = 0, ["SiteId", "greater than 0"]),
        ["site below 0"] = (options => options.SiteId = -1, ["SiteId", "greater than 0", "-1"]),
        ["null path"] = (options => options.ApiPath = null!, ["ApiPath", "null"]),
        ["path without slash"] = (options => options.ApiPath = "api/v1", ["ApiPath", "'/'"]),
        ["path with dots"] = (options => options.ApiPath = "/api/../v1", ["ApiPath", "plain segments"]),
        ["path with a dot"] = (options => options.ApiPath = "/api/./v1", ["ApiPath"]),
        ["path with escaped dots"] = (options => options.ApiPath = "/api/%2e%2e/v1", ["ApiPath"]),
        ["path with an empty segment"] = (options => options.ApiPath = "/api//v1", ["ApiPath"]),
        ["path with two slashes at its beginning"] = (options => options.ApiPath = "//elsewhere.invalid", ["ApiPath"]),
        ["path with a backslash"] = (options => options.ApiPath = "/api\\v1", ["ApiPath"]),
        ["path with a query"] = (options => options.ApiPath = "/api?x=1", ["ApiPath"]),
        ["path with a user"] = (options => options.ApiPath = "/@elsewhere.invalid", ["ApiPath"]),
        ["path of white space"] = (options => options.ApiPath = " ", ["ApiPath"]),
        ["spelling of an unknown segment"] = (options => options.PathSegmentOverrides["chat"] = "x", ["PathSegmentOverrides:chat", "bans", "campaigns", "chatButton", "chats"]),
        ["spelling with a slash"] = (options => options.PathSegmentOverrides["chats"] = "a/b", ["PathSegmentOverrides:chats", "one plain segment"]),
        ["spelling of dots"] = (options => options.PathSegmentOverrides["chats"] = "..", ["PathSegmentOverrides:chats", "one plain segment"]),
        ["empty spelling"] = (options => options.PathSegmentOverrides["chats"] = "", ["PathSegmentOverrides:chats", "one plain segment"]),
        ["null spelling"] = (options => options.PathSegmentOverrides["chats"] = null!, ["PathSegmentOverrides:chats", "one plain segment"]),
        ["timeout zero"] = (options => options.Timeout = TimeSpan.Zero, ["Timeout", "greater than zero", "00:00:00"]),
        ["timeout below zero"] = (options => options.Timeout = TimeSpan.FromSeconds(-1), ["Timeout", "greater than zero"]),
        ["timeout too long"] = (options => options.Timeout = TimeSpan.FromDays(49) + TimeSpan.FromTicks(1), ["Timeout", "49 days"]),
        ["longest timeout"] = (options => options.Timeout = TimeSpan.MaxValue, ["Timeout", "49 days"]),
        ["lifetime zero"] = (options => options.PooledConnectionLifetime = TimeSpan.Zero, ["PooledConnectionLifetime", "greater than zero"]),
        ["lifetime below zero"] = (options => options.PooledConnectionLifetime = TimeSpan.FromSeconds(-1), ["PooledConnectionLifetime", "greater than zero"]),
        ["no bytes"] = (options => options.MaxResponseBytes = 0, ["MaxResponseBytes", "between 1 and 2147483590"]),
        ["bytes below zero"] = (options => options.MaxResponseBytes = -1, ["MaxResponseBytes", "between 1 and 2147483590"]),
        ["too many bytes"] = (options => options.MaxResponseBytes = 2_147_483_591, ["MaxResponseBytes", "between 1 and 2147483590"]),
        ["no clock"] = (options => options.TimeProvider = null!, ["TimeProvider"]),
    };

    private static readonly Dictionary<string, Action<LiveChatClientOptions>> s_bounds = new(StringComparer.Ordinal)
    {
        ["no limit"] = options => options.Timeout = Timeout.InfiniteTimeSpan,
        ["shortest timeout"] = options => options.Timeout = TimeSpan.FromTicks(1),
        ["longest timeout"] = options => options.Timeout = TimeSpan.FromDays(49),
        ["connections for ever"] = options => options.PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
        ["one byte"] = options => options.MaxResponseBytes = 1,
        ["most bytes"] = options => options.MaxResponseBytes = 2_147_483_590,
        ["site 1"] = options => options.SiteId = 1,
        ["no logging"] = options => options.LoggerFactory = null,
    };

    public static TheoryData<string> InvalidOptions => [.. s_invalidOptions.Keys];

    public static TheoryData<string> Bounds => [.. s_bounds.Keys];

    [Theory]
    [MemberData(nameof(InvalidOptions))]
    public void Each_invalid_option_is_rejected_with_a_specific_message(string name)
    {
        LiveChatClientOptions options = CreateOptions();
        s_invalidOptions[name].Configure(options);

        ArgumentException exception = FluentActions.Invoking(() => new LiveChatClient(options)).Should().Throw<ArgumentException>().Which;

        exception.Message.Should().ContainAll(s_invalidOptions[name].Texts).And.NotContain("canary");
        exception.ParamName.Should().Be("options");
        FluentActions.Invoking(() => new LiveChatClient(options, new HttpClient())).Should().Throw<ArgumentException>().WithMessage(exception.Message);
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Limits_and_values_that_disable_a_feature_are_accepted(string bound)
    {
        LiveChatClientOptions options = CreateOptions();
        s_bounds[bound](options);

        FluentActions.Invoking(() => new LiveChatClient(options).Dispose()).Should().NotThrow();
    }

    [Fact]
    public void All_invalid_options_are_reported_in_one_exception()
    {
        LiveChatClientOptions options = CreateOptions();
        options.BaseAddress = null;
        options.Credential = null;
        options.SiteId = 0;
        options.ApiPath = "api";
        options.PathSegmentOverrides["nonsense"] = "x";
        options.Timeout = TimeSpan.Zero;
        options.MaxResponseBytes = 0;
        options.TimeProvider = null!;

        FluentActions.Invoking(() => new LiveChatClient(options)).Should().Throw<ArgumentException>()
            .Which.Message.Should().ContainAll("BaseAddress", "Credential", "SiteId", "ApiPath", "PathSegmentOverrides:nonsense", "Timeout", "MaxResponseBytes", "TimeProvider");
    }

    [Fact]
    public void Rejected_options_can_be_corrected_and_used()
    {
        LiveChatClientOptions options = CreateOptions();
        options.SiteId = 0;
        FluentActions.Invoking(() => new LiveChatClient(options)).Should().Throw<ArgumentException>();

        options.SiteId = 1;

        FluentActions.Invoking(() => new LiveChatClient(options).Dispose()).Should().NotThrow();
    }

    [Fact]
    public void The_constructors_validate_their_arguments()
    {
        var credential = LiveChatCredential.BearerToken("token");
        FluentActions.Invoking(() => new LiveChatClient(null!, credential)).Should().Throw<ArgumentNullException>().Which.ParamName.Should().Be("baseAddress");
        FluentActions.Invoking(() => new LiveChatClient(Fake.BaseAddress, null!)).Should().Throw<ArgumentNullException>().Which.ParamName.Should().Be("credential");
        FluentActions.Invoking(() => new LiveChatClient((LiveChatClientOptions)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new LiveChatClient(new Uri("http://hosted.comm100.com"), credential)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task The_constructor_with_an_address_and_a_credential_creates_a_client()
    {
        using var client = new LiveChatClient(Fake.BaseAddress, LiveChatCredential.ApiKey(Fake.Email, Fake.ApiKey));

        (await client.Bans.ListAsync()).Should().NotBeEmpty();
    }
}
