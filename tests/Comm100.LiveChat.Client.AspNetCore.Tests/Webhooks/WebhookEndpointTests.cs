using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.AspNetCore.Tests.Webhooks;

/// <summary>An endpoint passes events to handlers, and rejects everything else with a status that says why.</summary>
public sealed class WebhookEndpointTests
{
    private const string Ended = """{"event":"chat_ended","visitor":{"name":"canary-visitor","chat_id":41},"chat":{"id":41,"end_time":"/Date(1584416219000)/"}}""";
    private const string Wrapped = """{"event":"chat_wrapped_up","chat_id":41,"visitor":{},"wrapup":{"time":"/Date(1584416219000)/"}}""";
    private const string Offline = """{"event":"offline_message_submitted","offline_message":{"id":7,"time":"/Date(1584416219000)/"}}""";

    private readonly List<string> _handled = [];

    [Fact]
    public async Task Handlers_of_the_event_are_called_before_handlers_of_all_events()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(webhooks =>
        {
            webhooks.AddHandler<LiveChatWebhookEvent>(Record("all"));
            webhooks.AddHandler<ChatEndedEvent>(Record("first"));
            webhooks.AddHandler<ChatEndedEvent>(Record("second"));
            webhooks.AddHandler<ChatWrappedUpEvent>(Record("wrapped"));
            webhooks.AddHandler<OfflineMessageSubmittedEvent>(Record("offline"));
            webhooks.AddHandler<UnknownWebhookEvent>(Record("unknown"));
        });

        foreach (string json in (string[])[Ended, Wrapped, Offline, """{"event":"agent_status_changed"}"""])
        {
            (await app.PostAsync(json)).Should().Be(HttpStatusCode.OK);
        }

        _handled.Should().Equal(
            "first chat_ended", "second chat_ended", "all chat_ended", "wrapped chat_wrapped_up", "all chat_wrapped_up", "offline offline_message_submitted", "all offline_message_submitted", "unknown agent_status_changed",
            "all agent_status_changed");
    }

    [Fact]
    public async Task A_handler_is_created_with_the_scoped_services_of_each_request()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(webhooks =>
        {
            webhooks.Services.AddScoped<RequestState>().AddSingleton(_handled);
            webhooks.AddHandler<ChatEndedEvent, ScopedHandler>().AddHandler<LiveChatWebhookEvent, ScopedHandler>();
        });

        await app.PostAsync(Ended);
        await app.PostAsync(Ended);

        _handled.Should().HaveCount(4);
        _handled.Distinct().Should().HaveCount(2, "the handlers of one request share its scope");
    }

    [Theory]
    [InlineData("f3a1c6d27b9e4085a1b3")]
    [InlineData("F3A1C6D27B9E4085A1B2")]
    [InlineData("f3a1c6d27b9e4085a1b")]
    [InlineData("f3a1c6d27b9e4085a1b2x")]
    [InlineData("x")]
    public async Task A_wrong_secret_returns_404(string secret)
    {
        await using WebhookApp app = await WebhookApp.StartAsync(webhooks => webhooks.AddHandler<LiveChatWebhookEvent>(Record("all")));

        (await app.PostAsync(Ended, secret)).Should().Be(HttpStatusCode.NotFound);

        _handled.Should().BeEmpty();
    }

    [Fact]
    public async Task Several_secrets_are_accepted_during_a_rotation()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(configureOptions: options => options.Secrets.Add(WebhookApp.OtherSecret));

        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.OK);
        (await app.PostAsync(Ended, WebhookApp.OtherSecret)).Should().Be(HttpStatusCode.OK);
        (await app.PostAsync(Ended, "another-secret-that-is-wrong")).Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/vnd.later+json")]
    [InlineData("not a content type")]
    public async Task The_content_type_is_ignored(string? contentType)
    {
        await using WebhookApp app = await WebhookApp.StartAsync(webhooks => webhooks.AddHandler<ChatEndedEvent>(Record("ended")));

        (await app.PostAsync(Ended, contentType: contentType)).Should().Be(HttpStatusCode.OK);

        _handled.Should().ContainSingle();
    }

    [Fact]
    public async Task Only_POST_is_allowed()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();

        foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete])
        {
            (await app.SendAsync(method, WebhookApp.Secret, new StringContent(Ended))).Should().Be(HttpStatusCode.MethodNotAllowed);
        }
    }

    [Fact]
    public async Task A_body_that_is_not_an_event_returns_400_and_is_not_logged()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(webhooks => webhooks.AddHandler<LiveChatWebhookEvent>(Record("all")));

        foreach (string json in (string[])["", "canary-body", """["canary-body"]""", """{"visitor":"canary-body"}""", """{"event":"chat_ended","x":"canary-body"""])
        {
            (await app.PostAsync(json)).Should().Be(HttpStatusCode.BadRequest);
        }

        _handled.Should().BeEmpty();
        app.Log.Count("WebhookInvalid").Should().Be(5);
        app.Log.Text.Should().NotContain("canary-body");
    }

    [Fact]
    public async Task A_body_that_is_too_long_returns_413_with_and_without_a_content_length()
    {
        int length = Encoding.UTF8.GetByteCount(Ended);
        await using WebhookApp exact = await WebhookApp.StartAsync(configureOptions: options => options.MaxBytes = length);
        await using WebhookApp shorter = await WebhookApp.StartAsync(configureOptions: options => options.MaxBytes = length - 1);

        (await exact.PostAsync(Ended)).Should().Be(HttpStatusCode.OK);
        (await shorter.PostAsync(Ended)).Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await exact.SendAsync(HttpMethod.Post, WebhookApp.Secret, new UnknownLengthContent(Ended))).Should().Be(HttpStatusCode.OK);
        (await shorter.SendAsync(HttpMethod.Post, WebhookApp.Secret, new UnknownLengthContent(Ended))).Should().Be(HttpStatusCode.RequestEntityTooLarge);
        shorter.Log.Count("WebhookTooLong").Should().Be(2);
    }

    [Fact]
    public async Task A_handler_that_throws_returns_500_and_is_logged_once_without_the_exception_message()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(webhooks =>
        {
            webhooks.AddHandler<ChatEndedEvent>((_, ended, _) => throw new InvalidOperationException("canary-handler " + ended.Visitor!.Name));
            webhooks.AddHandler<ChatEndedEvent>(Record("second"));
            webhooks.AddHandler<LiveChatWebhookEvent>(Record("all"));
        });

        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.InternalServerError);

        _handled.Should().Equal(["second chat_ended", "all chat_ended"], "it is not documented whether the service sends the event again");
        app.Log.Count("WebhookHandlerFailed").Should().Be(1);
        app.Log.Text.Should().Contain("failed with System.InvalidOperationException").And.NotContain("canary");
    }

    [Fact]
    public async Task A_handler_that_cannot_be_created_returns_500_and_is_logged()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(webhooks => webhooks.AddHandler<ChatEndedEvent, ScopedHandler>().AddHandler<LiveChatWebhookEvent>(Record("all")));

        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.InternalServerError);

        _handled.Should().ContainSingle();
        app.Log.Count("WebhookHandlerFailed").Should().Be(1);
    }

    [Fact]
    public async Task An_event_without_a_handler_is_accepted()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(webhooks => webhooks.AddHandler<ChatStartedEvent>(Record("started")));

        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.OK);

        app.Log.Count("WebhookWithoutHandler").Should().Be(1);
    }

    [Fact]
    public async Task A_repeated_delivery_is_handled_once()
    {
        var cache = new RecordingCache();
        await using WebhookApp app = await StartWithCacheAsync(cache);
        string[] different =
        [
            Ended, Wrapped, Offline,
            Ended.Replace("41", "42", StringComparison.Ordinal),
            Ended.Replace("1584416219000", "1584416219001", StringComparison.Ordinal),
            Wrapped.Replace("1584416219000", "1584416219001", StringComparison.Ordinal),
            Offline.Replace(":7,", ":8,", StringComparison.Ordinal),
            """{"event":"chat_started","visitor":{"chat_id":41}}""",
            """{"event":"chat_requested","visitor":{"chat_id":41}}""",
            """{"event":"chat_transferred","chat":{"id":41},"visitor":{"department":1}}""",
            """{"event":"chat_transferred","chat":{"id":41},"visitor":{"department":2}}""",
            """{"event":"later","x":1}""",
            """{"event":"later","x":2}""",
            """{"event":"chat_started","visitor":{"chat_id":0,"name":"a"}}""",
            """{"event":"chat_started","visitor":{"chat_id":0,"name":"b"}}""",
            """{"event":"chat_wrapped_up","chat_id":41,"wrapup":{"comment":"a"}}""",
            """{"event":"chat_wrapped_up","chat_id":41,"wrapup":{"comment":"b"}}""",
        ];

        foreach (string json in different)
        {
            await app.PostAsync(json);
        }

        _handled.Should().HaveCount(different.Length);
        foreach (string json in different)
        {
            (await app.PostAsync(json)).Should().Be(HttpStatusCode.OK);
        }

        // The same events in another form.
        await app.PostAsync("""{"Event":"CHAT_ENDED","later":1,"chat":{"id":"41","end_time":"2020-03-17T03:36:59Z"}}""");
        await app.PostAsync(Wrapped.Replace("wrapped", "wraped", StringComparison.Ordinal));

        _handled.Should().HaveCount(different.Length);
        app.Log.Count("WebhookRepeated").Should().Be(different.Length + 2);
        cache.LastOptions!.AbsoluteExpirationRelativeToNow.Should().Be(TimeSpan.FromHours(6));
        cache.Entries.Should().AllSatisfy(entry =>
        {
            entry.Key.Should().MatchRegex("^comm100-livechat-webhook:[0-9A-F]{64}$");
            entry.Value.Should().Equal(1);
        });
    }

    [Fact]
    public async Task An_event_is_remembered_only_after_its_handlers_succeed()
    {
        int failures = 1;
        await using WebhookApp app = await StartWithCacheAsync(new RecordingCache(), webhooks => webhooks.AddHandler<ChatEndedEvent>((_, _, _) =>
            failures-- > 0 ? throw new InvalidOperationException() : Task.CompletedTask));

        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.InternalServerError);
        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.OK);
        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.OK);

        _handled.Should().HaveCount(2);
    }

    [Fact]
    public async Task No_event_is_lost_if_the_cache_fails()
    {
        await using WebhookApp app = await StartWithCacheAsync(new RecordingCache { Fails = true });

        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.OK);
        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.OK);

        _handled.Should().HaveCount(2);
        app.Log.Count("WebhookCacheFailed").Should().Be(4);
        app.Log.Text.Should().Contain(nameof(IOException)).And.NotContain("canary", "the message can contain the connection string of the cache");
    }

    [Fact]
    public async Task A_cache_that_does_not_respond_delays_an_event_only_until_the_timeout()
    {
        var time = new FakeTimeProvider();
        var cache = new StalledCache();
        await using WebhookApp app = await StartWithCacheAsync(cache, webhooks => webhooks.Services.AddSingleton<TimeProvider>(time));

        Task<HttpStatusCode> post = app.PostAsync(Ended);
        await cache.Reads.OrFail();
        await AdvanceUntilAsync(time, cache.Writes.OrFail());
        await AdvanceUntilAsync(time, post);

        (await post).Should().Be(HttpStatusCode.OK);
        _handled.Should().ContainSingle();
    }

    [Fact]
    public async Task Each_endpoint_has_separate_options_and_separate_duplicate_detection()
    {
        var cache = new RecordingCache();
        await using WebhookApp app = await StartWithCacheAsync(cache, configureApp: endpoints => endpoints.MapLiveChatWebhooks("/second/{secret}", options =>
        {
            options.Secrets.Clear();
            options.Secrets.Add(WebhookApp.OtherSecret);
            options.DuplicateDetectionPeriod = TimeSpan.FromDays(1);
        }));
        using var http = new HttpClient();
        var second = new Uri(app.Address, "/second/" + WebhookApp.OtherSecret);

        (await app.PostAsync(Ended)).Should().Be(HttpStatusCode.OK);
        (await app.PostAsync(Ended, WebhookApp.OtherSecret)).Should().Be(HttpStatusCode.NotFound);
        using HttpResponseMessage response = await http.PostAsync(second, new StringContent(Ended));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        _handled.Should().HaveCount(2, "another account can have a chat with the same id");
    }

    [Fact]
    public async Task Duplicates_are_detected_separately_for_route_groups_branches_and_route_values()
    {
        Action<LiveChatWebhookOptions> detect = options => options.DuplicateDetectionPeriod = TimeSpan.FromHours(6);
        await using WebhookApp app = await StartWithCacheAsync(new RecordingCache(), configureApp: app =>
        {
            app.MapGroup("/one").MapLiveChatWebhooks("/{secret}", detect);
            app.MapGroup("/two").MapLiveChatWebhooks("/{secret}", detect);
            app.MapLiveChatWebhooks("/accounts/{account}/{secret}", detect);
            foreach (string path in (string[])["/three", "/four"])
            {
                app.Map(path, branch => branch.UseRouting().UseEndpoints(endpoints => endpoints.MapLiveChatWebhooks("/{secret}", detect)));
            }
        });
        using var http = new HttpClient();

        foreach (string path in (string[])["/one/", "/two/", "/three/", "/four/", "/accounts/5/", "/accounts/6/", "/one/", "/three/", "/accounts/5/"])
        {
            using HttpResponseMessage response = await http.PostAsync(new Uri(app.Address, path + WebhookApp.Secret), new StringContent(Ended));
            response.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        _handled.Should().HaveCount(6, "another account can have a chat with the same id");
    }

    [Theory]
    [InlineData("short-secret", "*at least 20 characters*")]
    [InlineData("f3a1c6d27b9e4085a1b2/", "*a character that is not*")]
    [InlineData("f3a1c6d27b9e4085a1bü", "*a character that is not*")]
    public async Task A_secret_that_is_too_short_or_not_valid_in_a_URL_is_rejected_at_startup(string secret, string message)
    {
        var problem = (await FluentActions.Awaiting(() => WebhookApp.StartAsync(configureOptions: options => options.Secrets.Add(secret))).Should().ThrowAsync<OptionsValidationException>())
            .WithMessage(message);

        problem.Which.ToString().Should().NotContain(secret);
    }

    [Fact]
    public async Task Invalid_options_are_rejected_at_startup()
    {
        foreach ((Action<LiveChatWebhookOptions> configure, string message) in (IEnumerable<(Action<LiveChatWebhookOptions>, string)>)
        [
            (options => options.Secrets.Clear(), "*at least one secret*"),
            (options => options.Secrets.Add(null!), "*is null*its key is not set*"),
            (options => options.MaxBytes = 0, "*MaxBytes must be between 1 and 16777216, but it is 0*"),
            (options => options.MaxBytes = 16_777_217, "*MaxBytes*"),
            (options => options.DuplicateDetectionPeriod = TimeSpan.Zero, "*DuplicateDetectionPeriod must be greater than zero*"),
            (options => options.DuplicateDetectionPeriod = TimeSpan.FromDays(31), "*at most 30 days*"),
        ])
        {
            await FluentActions.Awaiting(() => WebhookApp.StartAsync(configureOptions: configure)).Should().ThrowAsync<OptionsValidationException>().WithMessage(message);
        }

        await FluentActions.Awaiting(() => WebhookApp.StartAsync(configureOptions: options => options.DuplicateDetectionPeriod = TimeSpan.FromHours(1)))
            .Should().ThrowAsync<InvalidOperationException>().WithMessage("*requires an IDistributedCache*");
    }

    [Fact]
    public async Task A_route_without_a_secret_and_an_application_without_the_services_are_rejected()
    {
        await FluentActions.Awaiting(() => WebhookApp.StartAsync(configureApp: app => app.MapLiveChatWebhooks("/hooks"))).Should().ThrowAsync<ArgumentException>().WithMessage("*parameter 'secret'*");

        await using WebApplication bare = WebApplication.CreateSlimBuilder().Build();
        FluentActions.Invoking(() => bare.MapLiveChatWebhooks("/hooks/{secret}")).Should().Throw<InvalidOperationException>().WithMessage("*AddLiveChatWebhooks*");
    }

    [Fact]
    public async Task The_secret_is_neither_logged_nor_in_the_display_name_of_the_endpoint()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(
            webhooks =>
            {
                webhooks.Services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.Trace));
                webhooks.Services.AddHttpLogging(logging => logging.LoggingFields = HttpLoggingFields.All);
                webhooks.AddHandler<ChatEndedEvent>((_, _, _) => throw new InvalidOperationException());
            },
            configureApp: app =>
            {
                app.UseHttpLogging();
                app.MapGet("/other", () => "");
            });

        await app.PostAsync(Ended);
        await app.PostAsync("x");
        await app.PostAsync(Ended, WebhookApp.Secret + "canary");

        using var http = new HttpClient();
        await http.GetAsync(new Uri(app.Address, "/other"));

        app.Log.Text.Should().Contain("/other", "HTTP logging is on").And.NotContain(WebhookApp.Secret).And.NotContain("canary");
        RouteEndpoint endpoint = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Single(one => one.RoutePattern.RawText!.StartsWith("/hooks", StringComparison.Ordinal));
        endpoint.DisplayName.Should().Be("Comm100 Live Chat webhooks");
    }

    [Fact]
    public async Task An_aborted_request_cancels_the_handler_and_is_not_remembered()
    {
        var cache = new RecordingCache();
        var started = new TaskCompletionSource();
        var canceled = new TaskCompletionSource();
        await using WebhookApp app = await StartWithCacheAsync(cache, webhooks => webhooks.AddHandler<ChatEndedEvent>(async (_, _, cancellationToken) =>
        {
            started.SetResult();
            using (cancellationToken.Register(canceled.SetResult))
            {
                await canceled.Task;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }));
        using var http = new HttpClient();
        using var abort = new CancellationTokenSource();

        Task<HttpResponseMessage> post = http.PostAsync(app.Address, new StringContent(Ended), abort.Token);
        await started.Task.OrFail();
        await abort.CancelAsync();
        await canceled.Task.OrFail();

        await FluentActions.Awaiting(() => post).Should().ThrowAsync<OperationCanceledException>();
        cache.Entries.Should().BeEmpty();
        app.Log.Count("WebhookHandlerFailed").Should().Be(0);
    }

    private Func<IServiceProvider, LiveChatWebhookEvent, CancellationToken, Task> Record(string handler) => (_, received, _) =>
    {
        lock (_handled)
        {
            _handled.Add($"{handler} {received.Event}");
        }

        return Task.CompletedTask;
    };

    private Task<WebhookApp> StartWithCacheAsync(IDistributedCache cache, Action<LiveChatWebhookBuilder>? configure = null, Action<WebApplication>? configureApp = null) => WebhookApp.StartAsync(
        webhooks =>
        {
            webhooks.Services.AddSingleton(cache);
            webhooks.AddHandler<LiveChatWebhookEvent>(Record("all"));
            configure?.Invoke(webhooks);
        },
        options => options.DuplicateDetectionPeriod = TimeSpan.FromHours(6),
        configureApp);

    // The timer starts after the call of the cache, so the clock is advanced until the timer fires.
    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Task task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await task;
    }

    private sealed class RequestState
    {
        public string Id { get; } = Guid.NewGuid().ToString();
    }

    private sealed class ScopedHandler(RequestState state, List<string> handled) : ILiveChatWebhookHandler<LiveChatWebhookEvent>
    {
        public Task HandleAsync(LiveChatWebhookEvent webhookEvent, CancellationToken cancellationToken)
        {
            handled.Add(state.Id);
            return Task.CompletedTask;
        }
    }

    private sealed class UnknownLengthContent(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class StalledCache : IDistributedCache
    {
        private readonly TaskCompletionSource _reads = new();
        private readonly TaskCompletionSource _writes = new();

        public Task Reads => _reads.Task;

        public Task Writes => _writes.Task;

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            _reads.TrySetResult();
            return new TaskCompletionSource<byte[]?>().Task;
        }

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            _writes.TrySetResult();
            return new TaskCompletionSource().Task;
        }

        public byte[]? Get(string key) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
    }
}
