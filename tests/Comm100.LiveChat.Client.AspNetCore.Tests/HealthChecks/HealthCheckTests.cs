using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.CircuitBreaker;

namespace Comm100.LiveChat.Client.AspNetCore.Tests.HealthChecks;

public sealed class HealthCheckTests : IAsyncLifetime
{
    private const string Operation = "CustomVariables.list";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));
    private LiveChatFake _fake = null!;

    public async Task InitializeAsync() =>
        _fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { TimeProvider = _clock, Email = "canary@example.com", ApiKey = "canary-key", Password = "canary-password" });

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task A_check_sends_one_request_that_does_not_read_a_history()
    {
        await using ServiceProvider provider = CreateProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        HealthReportEntry entry = report.Entries["livechat"];
        entry.Status.Should().Be(HealthStatus.Healthy);
        entry.Data.Should().Contain("operation", Operation).And.Contain("status", 200).And.ContainKey("elapsed").And.HaveCount(3);
        _fake.Requests.Select(request => request.OperationId).Should().Equal(Operation);
    }

    [Fact]
    public async Task No_request_is_sent_and_the_status_is_degraded_while_the_gate_is_closed()
    {
        await using ServiceProvider provider = CreateProvider();
        _fake.Faults.On("Bans.list").Respond(429, TimeSpan.FromSeconds(60)).Times(1);
        await provider.GetRequiredService<ILiveChatClient>().WithOptions(options => options.MaxAttempts = 1).Bans.Awaiting(bans => bans.ListAsync()).Should().ThrowAsync<LiveChatRateLimitException>();

        HealthReportEntry entry = await CheckAsync(provider);
        entry.Status.Should().Be(HealthStatus.Degraded);
        entry.Data.Should().Contain("retryAfter", TimeSpan.FromSeconds(60)).And.Contain("error", "LiveChatThrottledException");
        _fake.Requests.Should().HaveCount(1);

        _clock.Advance(TimeSpan.FromSeconds(60));
        (await CheckAsync(provider)).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task The_status_is_degraded_after_a_429_response()
    {
        await using ServiceProvider provider = CreateProvider();
        _fake.Faults.On(Operation).Respond(429, TimeSpan.FromSeconds(60));

        HealthReportEntry entry = await CheckAsync(provider);

        entry.Status.Should().Be(HealthStatus.Degraded);
        entry.Data.Should().Contain("status", 429).And.Contain("retryAfter", TimeSpan.FromSeconds(60));
        _fake.Requests.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(DailyQuotaResponse.Forbidden, 403)]
    [InlineData(DailyQuotaResponse.ServerError, 500)]
    public async Task The_status_is_degraded_while_the_daily_quota_is_used_up(DailyQuotaResponse response, int status)
    {
        await using ServiceProvider provider = CreateProvider();
        _fake.Faults.On(Operation).DailyQuota(response);

        HealthReportEntry entry = await CheckAsync(provider);

        entry.Status.Should().Be(HealthStatus.Degraded);
        entry.Data.Should().Contain("status", status).And.Contain("resetsAt", new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero));
        _fake.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task The_status_is_degraded_if_the_token_endpoint_returns_429()
    {
        _fake.Faults.On(FakeOperations.OAuth.Token).Respond(429, TimeSpan.FromSeconds(60));
        await using ServiceProvider provider = CreateProvider(UseOAuth);

        HealthReportEntry entry = await CheckAsync(provider);

        entry.Status.Should().Be(HealthStatus.Degraded);
        entry.Data.Should().Contain("status", 429).And.Contain("error", "LiveChatTokenException");
    }

    [Fact]
    public async Task The_status_is_unhealthy_if_the_API_key_is_rejected_and_the_key_is_not_shown()
    {
        await using ServiceProvider provider = CreateProvider(options => options.Credential = LiveChatCredential.ApiKey("canary@example.com", "canary-other"));

        HealthReportEntry entry = await CheckAsync(provider);

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Data.Should().Contain("status", 401);
        entry.Exception.Should().BeOfType<LiveChatAuthenticationException>();
    }

    [Fact]
    public async Task A_rejected_password_is_sent_only_once_for_many_checks()
    {
        await using ServiceProvider provider = CreateProvider(options => options.Credential = LiveChatCredential.OAuthPassword("canary@example.com", "canary-other"));

        for (int i = 0; i < 10; i++)
        {
            (await CheckAsync(provider)).Status.Should().Be(HealthStatus.Unhealthy);
        }

        _fake.Requests.Select(request => request.OperationId).Should().Equal(FakeOperations.OAuth.Token);
    }

    [Fact]
    public async Task An_exception_of_a_credential_delegate_is_not_shown()
    {
        await using ServiceProvider provider = CreateProvider(options =>
            options.Credential = LiveChatCredential.BearerToken(_ => throw new InvalidOperationException("canary")));

        HealthReportEntry entry = await CheckAsync(provider);

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Exception.Should().BeNull();
    }

    [Fact]
    public async Task A_reset_connection_is_retried_once_before_the_status_is_unhealthy()
    {
        await using ServiceProvider provider = CreateProvider(options => options.Retries.BaseDelay = TimeSpan.Zero);
        _fake.Faults.On(Operation).Reset().Times(1);
        (await CheckAsync(provider)).Status.Should().Be(HealthStatus.Healthy);

        _fake.Faults.On(Operation).Reset();
        HealthReportEntry entry = await CheckAsync(provider);

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Data.Should().Contain("error", "LiveChatConnectionException").And.NotContainKey("status");
        _fake.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task The_status_is_unhealthy_if_the_service_does_not_respond_within_the_timeout()
    {
        await using ServiceProvider provider = CreateProvider(builder: builder => builder.AddLiveChat(timeout: TimeSpan.FromSeconds(3)));
        var requestReceived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fake.Faults.On(Operation).When(_ => requestReceived.TrySetResult() || true).Hang();

        Task<HealthReportEntry> check = CheckAsync(provider);
        await requestReceived.Task.OrFail();
        _clock.Advance(TimeSpan.FromSeconds(3));

        (await check).Status.Should().Be(HealthStatus.Unhealthy);
        (await check).Data.Should().Contain("error", "LiveChatTimeoutException");
    }

    [Fact]
    public async Task The_status_is_unhealthy_while_the_circuit_breaker_is_open()
    {
        var state = new CircuitBreakerManualControl();
        await using ServiceProvider provider = CreateProvider(options => options.ConfigureResilience(builder =>
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage> { ManualControl = state })));
        (await CheckAsync(provider)).Status.Should().Be(HealthStatus.Healthy);

        await state.IsolateAsync();

        (await CheckAsync(provider)).Status.Should().Be(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task The_status_is_unhealthy_if_options_are_invalid_and_the_errors_are_reported()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("LiveChat:ApiKy", "canary"), new("LiveChat:SiteId", "0")]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLiveChatClient(configuration.GetSection("LiveChat"));
        services.AddHealthChecks().AddLiveChat();
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReportEntry entry = await CheckAsync(provider);

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Description.Should().ContainAll("LiveChat:ApiKy is not a known key. Did you mean 'ApiKey'?", "LiveChat:SiteId must be", "LiveChat:BaseAddress is not set");
    }

    [Theory]
    [InlineData(null, "No Live Chat client is registered. Call AddLiveChatClient.")]
    [InlineData("europe", "No Live Chat client with the name 'europe' is registered. Call AddLiveChatClient with this name.")]
    public async Task The_status_is_unhealthy_if_the_client_is_not_registered(string? clientName, string description)
    {
        await using ServiceProvider provider = new ServiceCollection().AddLogging().AddHealthChecks().AddLiveChat(clientName).Services.BuildServiceProvider();

        HealthReportEntry entry = await CheckAsync(provider);

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Description.Should().Be(description);
    }

    [Fact]
    public async Task Each_named_client_can_have_a_check()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLiveChatClient("europe", options => { });
        services.AddLiveChatFake("europe", _fake);
        services.AddLiveChatClient("america", options => { });
        services.AddLiveChatFake("america", _fake);
        services.PostConfigure<LiveChatClientOptions>("america", options => options.ApiPath = "/wrong");
        services.AddHealthChecks().AddLiveChat("europe").AddLiveChat("america", name: "us", failureStatus: HealthStatus.Degraded, tags: ["ready"]);
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries.Should().HaveCount(2);
        report.Entries["livechat-europe"].Status.Should().Be(HealthStatus.Healthy);
        report.Entries["us"].Status.Should().Be(HealthStatus.Degraded);
        report.Entries["us"].Tags.Should().Equal("ready");
    }

    [Fact]
    public async Task A_canceled_check_throws_an_OperationCanceledException()
    {
        await using ServiceProvider provider = CreateProvider();

        await provider.GetRequiredService<HealthCheckService>().Awaiting(service => service.CheckHealthAsync(new CancellationToken(canceled: true)))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void Invalid_arguments_are_rejected()
    {
        IHealthChecksBuilder builder = new ServiceCollection().AddHealthChecks();

        builder.Invoking(builder => builder.AddLiveChat("")).Should().Throw<ArgumentException>().WithParameterName("clientName");
        builder.Invoking(builder => builder.AddLiveChat(name: "")).Should().Throw<ArgumentException>().WithParameterName("name");
        builder.Invoking(builder => builder.AddLiveChat(timeout: TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("timeout");
        builder.Invoking(builder => builder.AddLiveChat(timeout: TimeSpan.FromDays(2))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("timeout");
    }

    private ServiceProvider CreateProvider(Action<LiveChatClientOptions>? configure = null, Action<IHealthChecksBuilder>? builder = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLiveChatClient(options =>
        {
            options.BaseAddress = _fake.BaseAddress;
            options.Credential = _fake.Credential;
            options.TimeProvider = _clock;
            configure?.Invoke(options);
        });
        builder ??= builder => builder.AddLiveChat();
        builder(services.AddHealthChecks());
        return services.BuildServiceProvider();
    }

    private void UseOAuth(LiveChatClientOptions options) => options.Credential = LiveChatCredential.OAuthPassword(_fake.Email, _fake.Password);

    private static async Task<HealthReportEntry> CheckAsync(ServiceProvider provider)
    {
        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync().OrFail();
        HealthReportEntry entry = report.Entries.Values.Single();
        $"{entry.Description}{entry.Exception}{JsonSerializer.Serialize(entry.Data)}".Should().NotContain("canary").And.NotContain("Y2FuYXJ5");
        return entry;
    }
}
