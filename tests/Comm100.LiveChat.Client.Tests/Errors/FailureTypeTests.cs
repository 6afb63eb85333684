using System.Reflection;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Tests.Contract;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>Tests the exact exception type of each kind of failure for every operation and for custom requests. Exceptions of Refit and Polly are not thrown.</summary>
public sealed class FailureTypeTests : ClientTest
{
    private const string Custom = "custom";

    private static readonly Dictionary<int, Type> s_statuses = new()
    {
        [302] = typeof(LiveChatRedirectException),
        [400] = typeof(LiveChatValidationException),
        [401] = typeof(LiveChatAuthenticationException),
        [403] = typeof(LiveChatPermissionException),
        [404] = typeof(LiveChatNotFoundException),
        [409] = typeof(LiveChatConflictException),
        [418] = typeof(LiveChatApiException),
        [500] = typeof(LiveChatServerException),
        [503] = typeof(LiveChatServerException),
    };

    private static readonly (string? Body, string? Type)[] s_errors =
    [
        (null, null),
        ("""{"code":400001,"message":"no"}""", "application/json"),
        ("<html></html>", "text/html"),
    ];

    /// <summary>Responses with status 200 or 204 and without a valid result.</summary>
    private static readonly (int Status, string? Body, string? Type)[] s_noResult =
    [
        (204, null, null),
        (200, "", "application/json"),
        (200, " ", "application/json"),
        (200, "null", "application/json"),
        (200, "{\"id\":", "application/json"),
    ];

    private static readonly string[] s_operations = [.. LiveChatOperations.All.Select(operation => operation.Id), Custom];

    /// <summary>Each operation and status has one of the bodies, since the body does not change the type.</summary>
    [Fact]
    public Task An_error_status_throws_the_exception_for_this_status() => EachOperationAsync(async operation =>
    {
        int next = Array.IndexOf(s_operations, operation);
        foreach ((int status, Type expected) in s_statuses)
        {
            (string? body, string? type) = s_errors[next++ % s_errors.Length];
            Respond("*", status, body, type);

            await ExpectAsync(expected, () => CallAsync(Client, operation), $"the status is {status}");
        }
    });

    [Fact]
    public Task A_429_throws_LiveChatRateLimitException_and_the_next_call_LiveChatThrottledException() => EachOperationAsync(async operation =>
    {
        Respond("*", 429, body: null, contentType: null, ("Retry-After", "50"));
        LiveChatClient client = CreateClient(options => options.Timeout = TimeSpan.FromSeconds(20));

        await ExpectAsync(typeof(LiveChatRateLimitException), () => CallAsync(client, operation));
        await ExpectAsync(typeof(LiveChatThrottledException), () => CallAsync(client, operation));

        Fake.Requests.Should().ContainSingle();
    });

    [Fact]
    public Task A_call_over_the_rate_limit_of_the_client_throws_LiveChatThrottledException() => EachOperationAsync(async operation =>
    {
        LiveChatClient client = CreateClient(options => options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 1, Window = TimeSpan.FromHours(1), QueueExcess = false });
        await client.Bans.ListAsync();

        await ExpectAsync(typeof(LiveChatThrottledException), () => CallAsync(client, operation));

        Fake.Requests.Should().ContainSingle();
    });

    [Fact]
    public Task A_success_without_a_required_result_throws_LiveChatSerializationException() => EachOperationAsync(async operation =>
    {
        foreach ((int status, string? body, string? type) in s_noResult)
        {
            Respond("*", status, body, type);
            Exception? failure = await Record.ExceptionAsync(() => CallAsync(Client, operation).OrFail());

            if (!HasResult(operation) || (operation == Custom && string.IsNullOrWhiteSpace(body)))
            {
                failure.Should().BeNull("the result of {0} is not read", operation);
            }
            else if (operation == Custom && body == "null")
            {
                failure.Should().BeNull("a JsonElement can be null");
            }
            else
            {
                failure.Should().BeOfType<LiveChatSerializationException>("the response of {0} is {1} '{2}'", operation, status, body);
                failure!.ShouldNotContainLibraryExceptions();
            }
        }
    });

    [Fact]
    public Task A_lost_connection_throws_LiveChatConnectionException() => EachOperationAsync(async operation =>
    {
        Fake.Faults.On("*").Reset().Times(1);
        await ExpectAsync(typeof(LiveChatConnectionException), () => CallAsync(Client, operation));

        Fake.Faults.On("*").Truncate(200, "{", declaredLength: 100).Times(1);
        if (HasResult(operation))
        {
            await ExpectAsync(typeof(LiveChatConnectionException), () => CallAsync(Client, operation));
        }
        else
        {
            await CallAsync(Client, operation).OrFail();
        }
    });

    [Fact]
    public Task A_canceled_token_throws_OperationCanceledException_with_this_token() => EachOperationAsync(async operation =>
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        (await Failure.OfAsync<OperationCanceledException>(() => CallAsync(Client, operation, source.Token))).CancellationToken.Should().Be(source.Token);

        Fake.Requests.Should().BeEmpty();
    });

    [Fact]
    public Task A_call_canceled_while_it_waits_for_the_response_throws_with_the_token_of_the_caller() => EachOperationAsync(async operation =>
    {
        using var source = new CancellationTokenSource();
        using var httpClient = new HttpClient(new CallbackHandler(async token =>
        {
            await source.CancelAsync();
            token.IsCancellationRequested.Should().BeTrue();
            throw new OperationCanceledException(token);
        }));
        using var client = new LiveChatClient(CreateOptions(), httpClient);

        OperationCanceledException failure = await Failure.OfAsync<OperationCanceledException>(() => CallAsync(client, operation, source.Token));

        failure.CancellationToken.Should().Be(source.Token);
        failure.ShouldNotContainLibraryExceptions();
    });

    [Fact]
    public Task An_exception_of_a_handler_is_converted_or_thrown_unchanged() => EachOperationAsync(async operation =>
    {
        foreach ((Exception thrown, Type expected) in new (Exception, Type)[]
        {
            (new HttpRequestException("the handler's"), typeof(LiveChatConnectionException)),
            (new IOException("the handler's"), typeof(LiveChatConnectionException)),
            (new TimeoutException("the handler's"), typeof(LiveChatTimeoutException)),
            (new TaskCanceledException("the handler's", new TimeoutException()), typeof(LiveChatTimeoutException)),
            (new TaskCanceledException("the handler's"), typeof(OperationCanceledException)),
            (new NotSupportedException("the handler's"), typeof(NotSupportedException)),
        })
        {
            using var client = new LiveChatClient(CreateOptions(), new CallbackHandler(_ => throw thrown), disposeHandler: true);

            await ExpectAsync(expected, () => CallAsync(client, operation), thrown.GetType().Name);
        }
    });

    [Fact]
    public Task A_failing_credential_delegate_throws_LiveChatCredentialException() => EachOperationAsync(async operation =>
    {
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.BearerToken(_ => throw new NotSupportedException("the delegate's")));

        await ExpectAsync(typeof(LiveChatCredentialException), () => CallAsync(client, operation));
    });

    [Fact]
    public Task A_disposed_client_throws_ObjectDisposedException() => EachOperationAsync(async operation =>
    {
        LiveChatClient client = CreateClient();
        client.Dispose();

        await ExpectAsync(typeof(ObjectDisposedException), () => CallAsync(client, operation));
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timeout_of_a_call_or_an_attempt_throws_LiveChatTimeoutException(bool isAttemptTimeout)
    {
        var clock = new FakeTimeProvider();
        await using RawServer server = RawServer.Silent();
        LiveChatClientOptions options = server.CreateOptions();
        options.TimeProvider = clock;
        options.Timeout = isAttemptTimeout ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(5);
        options.AttemptTimeout = isAttemptTimeout ? TimeSpan.FromSeconds(5) : Timeout.InfiniteTimeSpan;
        using var client = new LiveChatClient(options);
        Task[] calls = [.. new[] { "Bans.list", "Bans.create", "Bans.update", "Bans.delete", "Chats.list", Custom }.Select(operation => CallAsync(client, operation))];
        await Safety.UntilAsync(() => server.Requests.Count == calls.Length);

        clock.Advance(TimeSpan.FromSeconds(5));

        foreach (Task call in calls)
        {
            await ExpectAsync(typeof(LiveChatTimeoutException), () => call);
        }
    }

    [Fact]
    public Task A_null_argument_throws_ArgumentNullException() => EachOperationAsync(async operation =>
    {
        if (operation == Custom)
        {
            await ExpectAsync(typeof(ArgumentNullException), () => Client.SendAsync(null!));
            return;
        }

        foreach (ParameterInfo parameter in ApiSurface.Methods[operation].GetParameters().Where(parameter => !parameter.ParameterType.IsValueType))
        {
            object?[] arguments = ArgumentsOf(operation);
            arguments[parameter.Position] = null;

            (await Failure.OfAsync<ArgumentNullException>(() => ApiSurface.CallAsync(Client, operation, arguments))).ParamName.Should().Be(parameter.Name);
        }

        Fake.Requests.Should().BeEmpty();
    });

    [Fact]
    public Task An_object_without_values_is_sent_or_throws_ArgumentException() => EachOperationAsync(async operation =>
    {
        if (operation == Custom)
        {
            return;
        }

        ParameterInfo? body = ApiSurface.Methods[operation].GetParameters().SingleOrDefault(parameter => parameter.ParameterType.IsSubclassOf(typeof(LiveChatModel)));
        if (body is null)
        {
            return;
        }

        object?[] arguments = ArgumentsOf(operation);
        arguments[body.Position] = Activator.CreateInstance(body.ParameterType);

        Fake.Requests.Clear();
        Exception? failure = await Record.ExceptionAsync(() => ApiSurface.CallAsync(Client, operation, arguments).OrFail());

        // An object of a type without mandatory fields is sent, and the fake can reject it.
        (failure is null or LiveChatApiException or ArgumentException).Should().BeTrue("the exception is {0}", failure);
        Fake.Requests.Should().HaveCount(failure is ArgumentException ? 0 : 1);
        if (failure is not null)
        {
            failure.ShouldNotContainLibraryExceptions();
        }
        if (failure is ArgumentException)
        {
            Fake.Requests.Should().BeEmpty();
        }
    });

    private Task EachOperationAsync(Func<string, Task> check) => EachCase.CheckAsync(s_operations, async operation =>
    {
        Fake.Reset();
        await check(operation);
    });

    private static bool HasResult(string operation) => operation == Custom || ApiSurface.Methods[operation].ReturnType.IsGenericType;

    private static object?[] ArgumentsOf(string operation)
    {
        string? format = ApiContract.Operations.Single(known => known.Id == operation).Body;
        JsonNode? body = format is null ? null : ApiContract.DocumentOf(format);
        return [.. TypedCalls.Arguments(operation, body)];
    }

    private static async Task CallAsync(LiveChatClient client, string operation, CancellationToken cancellationToken = default)
    {
        if (operation == Custom)
        {
            await client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"), cancellationToken);
            return;
        }

        MethodInfo method = ApiSurface.Methods[operation];
        object group = typeof(ILiveChatClient).GetProperties().Single(property => property.PropertyType == method.DeclaringType).GetValue(client)!;
        await (Task)method.Invoke(group, BindingFlags.DoNotWrapExceptions, binder: null, [.. ArgumentsOf(operation), cancellationToken], culture: null)!;
    }

    private static async Task ExpectAsync(Type expected, Func<Task> call, string because = "")
    {
        Exception? failure = await Record.ExceptionAsync(() => call().OrFail());
        failure.Should().NotBeNull(because);
        failure!.GetType().Should().Be(expected, because);
        failure.ShouldNotContainLibraryExceptions();
    }
}
