using System.Net;
using Comm100.LiveChat.Client.Tests.Errors;
using Refit;

namespace Comm100.LiveChat.Client.Tests.PlainRefit;

/// <summary>The handler in custom Refit clients: addresses, outer handlers, retries, tokens and disposal.</summary>
public sealed class LiveChatHandlerTests : ClientTest
{
    private readonly RefitSetups _setups = new();

    public static TheoryData<RefitSetup> WithHandler => RefitSetups.WithHandler;

    public static TheoryData<RefitSetup, string> BaseAddresses
    {
        get
        {
            var data = new TheoryData<RefitSetup, string>();
            foreach (RefitSetup setup in new[] { RefitSetup.Handler, RefitSetup.HandlerOfClient, RefitSetup.HttpClientFactory })
            {
                foreach (string address in new[] { "https://elsewhere.invalid", "https://elsewhere.invalid/", "http://elsewhere.invalid/a/b/c", "fake:/api/v1/livechat", "fake:/api/v1/livechat/", "fake:/api/v1/livechat/bans", "fake:/api/v1/livechatter", "fake:/" })
                {
                    data.Add(setup, address);
                }
            }

            return data;
        }
    }

    public override Task DisposeAsync()
    {
        _setups.Close();
        return base.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(BaseAddresses))]
    public async Task Requests_are_sent_to_the_address_of_the_options_regardless_of_the_BaseAddress(RefitSetup setup, string baseAddress)
    {
        var address = new Uri(baseAddress.Replace("fake:/", Fake.BaseAddress.ToString(), StringComparison.Ordinal));
        IBansApi bans = _setups.Create<IBansApi>(setup, CreateOptions(), configure: httpClient => httpClient.BaseAddress = address);

        await bans.ListAsync();
        LastRequest.RawTarget.Should().Be("/api/v1/livechat/bans");
        await Record.ExceptionAsync(() => bans.GetAsync(7));
        LastRequest.RawTarget.Should().Be("/api/v1/livechat/bans/7");
    }

    [Theory]
    [MemberData(nameof(WithHandler))]
    public async Task Site_id_API_path_and_path_segments_are_those_of_the_options(RefitSetup setup)
    {
        LiveChatClientOptions CreateCustomOptions()
        {
            LiveChatClientOptions options = CreateOptions();
            options.SiteId = 12;
            options.ApiPath = "/api/v2/livechat";
            options.PathSegmentOverrides["conversionsActions"] = "conversionActions";
            return options;
        }

        await Record.ExceptionAsync(() => _setups.Create<IConversionActionsApi>(setup, CreateCustomOptions(), configure: SetOtherBaseAddress).ListAsync());
        LastRequest.RawTarget.Should().Be("/api/v2/livechat/conversionActions?siteId=12");
        await Record.ExceptionAsync(() => _setups.Create<IChatsApi>(setup, CreateCustomOptions(), configure: SetOtherBaseAddress).GetAsync("conversionsActions"));
        LastRequest.RawTarget.Should().Be("/api/v2/livechat/chats/conversionsActions?siteId=12");
        await Record.ExceptionAsync(() => _setups.Create<IChatsApi>(setup, CreateCustomOptions(), configure: SetOtherBaseAddress).GetPageAsync(Queries.Month));
        LastRequest.RawTarget.Should().StartWith("/api/v2/livechat/chats?timeFrom=").And.EndWith("&siteId=12");
    }

    [Theory]
    [MemberData(nameof(WithHandler))]
    public async Task Outer_handlers_can_read_the_status_headers_and_body_of_a_response(RefitSetup setup)
    {
        Respond("Bans.get", 200, """{"id":1,"comment":"seen"}""", "application/json", ("X-Request-Id", "abc"));
        using var outer = new ReadingHandler();

        Ban ban = await _setups.Create<IBansApi>(setup, CreateOptions(), outer: outer).GetAsync(1);

        ban.Comment.Should().Be("seen");
        outer.Status.Should().Be(HttpStatusCode.OK);
        outer.Body.Should().Be("""{"id":1,"comment":"seen"}""");
        outer.Response!.Headers.GetValues("X-Request-Id").Should().Equal("abc");
        outer.ContentType.Should().Be("application/json");
    }

    [Theory]
    [MemberData(nameof(WithHandler))]
    public async Task Outer_handlers_read_a_compressed_body_as_plain_JSON(RefitSetup setup)
    {
        await using RawServer server = RawBodies.Serve(RawBodies.Compress("""{"id":1}"""u8), "application/json", moreHeaders: "Content-Encoding: gzip");
        using var outer = new ReadingHandler();

        await _setups.Create<IBansApi>(setup, server.CreateOptions(), outer: outer).GetAsync(1);

        outer.Body.Should().Be("""{"id":1}""");
        outer.Response!.Content.Headers.ContentEncoding.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithHandler))]
    public async Task Outer_handlers_receive_the_exception_of_a_failed_call(RefitSetup setup)
    {
        using var outer = new ReadingHandler();

        await Failure.OfAsync<LiveChatNotFoundException>(() => _setups.Create<IBansApi>(setup, CreateOptions(), outer: outer).GetAsync(987654321));

        outer.Failure.Should().BeOfType<LiveChatNotFoundException>();
    }

    [Fact]
    public async Task Outer_handlers_are_called_once_for_a_call_that_is_retried()
    {
        Fake.Faults.On("Bans.list").Respond(503).Times(2);
        LiveChatClientOptions options = CreateOptions();
        options.Retries.MaxAttempts = 3;
        options.Retries.BaseDelay = TimeSpan.Zero;
        using var outer = new ReadingHandler();

        await _setups.Create<IBansApi>(RefitSetup.Handler, options, outer: outer).ListAsync();

        Fake.Requests.Should().HaveCount(3);
        outer.Calls.Should().Be(1);
    }

    [Fact]
    public async Task A_handler_created_from_a_client_shares_its_throttling()
    {
        LiveChatClient client = CreateClient(options => options.Timeout = TimeSpan.FromSeconds(20));
        using var httpClient = new HttpClient(new LiveChatHandler(client)) { BaseAddress = Fake.BaseAddress };
        IBansApi bans = RestService.ForGenerated<IBansApi>(httpClient, LiveChatRefit.CreateSettings());
        Respond("Bans.list", 429, body: null, contentType: null, ("Retry-After", "50"));
        await Failure.OfAsync<LiveChatRateLimitException>(() => bans.ListAsync());

        await Failure.OfAsync<LiveChatThrottledException>(() => bans.ListAsync());
        await Failure.OfAsync<LiveChatThrottledException>(() => client.Bans.ListAsync());

        Fake.Requests.Should().ContainSingle();
        await Client.Bans.ListAsync();
    }

    [Fact]
    public async Task Handlers_created_from_a_client_share_its_access_token()
    {
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.OAuthPassword(Fake.Email, Fake.Password));
        using var first = new HttpClient(new LiveChatHandler(client)) { BaseAddress = Fake.BaseAddress };
        using var second = new HttpClient(new LiveChatHandler(client)) { BaseAddress = Fake.BaseAddress };

        await client.Bans.ListAsync();
        await RestService.ForGenerated<IBansApi>(first, LiveChatRefit.CreateSettings()).ListAsync();
        await RestService.ForGenerated<IBansApi>(second, LiveChatRefit.CreateSettings()).ListAsync();

        Fake.Requests.Should().HaveCount(4, "one of them requests an access token");
    }

    [Fact]
    public async Task The_options_of_a_handler_apply_to_its_calls()
    {
        var infos = new List<LiveChatResponseInfo>();
        using var handler = new LiveChatHandler(Client, options =>
        {
            options.Headers["X-Extra"] = "of the options";
            options.OnResponse = infos.Add;
        });
        using var httpClient = new HttpClient(handler) { BaseAddress = Fake.BaseAddress };
        httpClient.DefaultRequestHeaders.Add("X-Extra", "of the application");
        httpClient.DefaultRequestHeaders.Add("X-Other", "of the application");

        await RestService.ForGenerated<IBansApi>(httpClient, LiveChatRefit.CreateSettings()).ListAsync();

        LastRequest.Headers["X-Extra"].Should().Be("of the options");
        LastRequest.Headers["X-Other"].Should().Be("of the application");
        infos.Should().ContainSingle().Which.Operation.Should().Be(LiveChatOperations.Bans.List);
        FluentActions.Invoking(() => new LiveChatHandler(Client, options => options.Headers["Cookie"] = "a")).Should().ThrowExactly<ArgumentException>().Which.ParamName.Should().Be("configure");
    }

    [Fact]
    public async Task A_handler_created_from_options_requests_and_reuses_an_access_token()
    {
        LiveChatClientOptions options = CreateOptions();
        options.Credential = LiveChatCredential.OAuthPassword(Fake.Email, Fake.Password);
        IBansApi bans = _setups.Create<IBansApi>(RefitSetup.Handler, options);

        await bans.ListAsync();
        await bans.ListAsync();

        Fake.Requests.Should().HaveCount(3, "one of them requests an access token");
    }

    [Fact]
    public async Task The_handler_of_a_disposed_client_throws_ObjectDisposedException()
    {
        LiveChatClient client = CreateClient();
        using var httpClient = new HttpClient(new LiveChatHandler(client)) { BaseAddress = Fake.BaseAddress };
        IBansApi bans = RestService.ForGenerated<IBansApi>(httpClient, LiveChatRefit.CreateSettings());
        await bans.ListAsync();
        client.Dispose();

        await Failure.OfAsync<ObjectDisposedException>(() => bans.ListAsync());
        await Failure.OfAsync<ObjectDisposedException>(() => bans.DeleteAsync(1));

        Fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Disposing_a_handler_does_not_dispose_its_client()
    {
        using (var httpClient = new HttpClient(new LiveChatHandler(Client)) { BaseAddress = Fake.BaseAddress })
        {
            await RestService.ForGenerated<IBansApi>(httpClient, LiveChatRefit.CreateSettings()).ListAsync();
        }

        await Client.Bans.ListAsync();
    }

    [Fact]
    public async Task A_request_that_is_not_from_an_interface_of_the_package_is_rejected()
    {
        using var httpClient = new HttpClient(new LiveChatHandler(CreateOptions())) { BaseAddress = Fake.BaseAddress };

        (await Failure.OfAsync<ArgumentException>(() => httpClient.GetAsync(new Uri("/api/v1/livechat/bans", UriKind.Relative)))).Message
            .Should().Contain("only the requests of the interfaces of this package, such as IBansApi");

        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Requests_are_sent_through_the_given_inner_handler()
    {
        using var inner = new ReadingHandler { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
        using var httpClient = new HttpClient(new LiveChatHandler(CreateOptions()) { InnerHandler = inner }) { BaseAddress = Fake.BaseAddress };

        await RestService.ForGenerated<IBansApi>(httpClient, LiveChatRefit.CreateSettings()).ListAsync();

        inner.Calls.Should().Be(1);
        inner.Request!.Headers.Authorization!.Scheme.Should().Be("Basic");
    }

    [Fact]
    public void Invalid_options_and_null_arguments_are_rejected()
    {
        FluentActions.Invoking(() => new LiveChatHandler(new LiveChatClientOptions())).Should().Throw<ArgumentException>().Which.Message.Should().Contain("BaseAddress");
        FluentActions.Invoking(() => new LiveChatHandler((LiveChatClient)null!)).Should().ThrowExactly<ArgumentNullException>();
        FluentActions.Invoking(() => new LiveChatHandler((LiveChatClientOptions)null!)).Should().ThrowExactly<ArgumentNullException>();
    }

    private static void SetOtherBaseAddress(HttpClient httpClient) => httpClient.BaseAddress = new Uri("https://elsewhere.invalid/x/y");

    private sealed class ReadingHandler : DelegatingHandler
    {
        public int Calls { get; private set; }

        public HttpRequestMessage? Request { get; private set; }

        public HttpResponseMessage? Response { get; private set; }

        public HttpStatusCode Status { get; private set; }

        public string? Body { get; private set; }

        public string? ContentType { get; private set; }

        public Exception? Failure { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            Request = request;
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                Response = response;
                Status = response.StatusCode;
                Body = await response.Content.ReadAsStringAsync(cancellationToken);
                ContentType = response.Content.Headers.ContentType?.MediaType;
                return response;
            }
            catch (Exception exception)
            {
                Failure = exception;
                throw;
            }
        }
    }
}
