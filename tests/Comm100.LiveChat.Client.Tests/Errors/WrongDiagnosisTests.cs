using System.Net.Sockets;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>Failures that can be mistaken for other failures.</summary>
public sealed class WrongDiagnosisTests : ClientTest
{
    private static readonly byte[] s_body = """{"id":7,"comment":"é"}"""u8.ToArray();

    [Theory]
    [InlineData("gzip", false)]
    [InlineData("x-gzip", false)]
    [InlineData("gzip", true)]
    [InlineData("x-gzip", true)]
    [InlineData("GZIP", true)]
    [InlineData("identity, gzip", true)]
    public async Task A_body_is_decompressed_only_if_it_is_compressed(string header, bool isCompressed)
    {
        await using RawServer server = RawBodies.Serve(isCompressed ? RawBodies.Compress(s_body) : s_body, "application/json", moreHeaders: $"Content-Encoding: {header}");
        using var client = new LiveChatClient(server.CreateOptions());

        (await client.Bans.GetAsync(7)).Comment.Should().Be("é");
        server.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("gzip")]
    public async Task A_body_that_is_compressed_twice_is_decompressed_twice(string header)
    {
        await using RawServer server = RawBodies.Serve(RawBodies.Compress(RawBodies.Compress(s_body)), "application/json", moreHeaders: $"Content-Encoding: {header}");
        using var client = new LiveChatClient(server.CreateOptions());

        (await client.Bans.GetAsync(7)).Comment.Should().Be("é");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_body_too_short_to_be_compressed_throws_LiveChatSerializationException(int length)
    {
        await using RawServer server = RawBodies.Serve(s_body[..length], "application/json", moreHeaders: "Content-Encoding: gzip");
        using var client = new LiveChatClient(server.CreateOptions());

        await Failure.OfAsync<LiveChatSerializationException>(() => client.Bans.GetAsync(7));
    }

    [Fact]
    public async Task An_uncompressed_error_with_a_Content_Encoding_header_is_read()
    {
        await using RawServer server = RawBodies.Serve("""{"code":400000,"message":"bad"}"""u8.ToArray(), "application/json", status: 400, moreHeaders: "Content-Encoding: gzip");
        using var client = new LiveChatClient(server.CreateOptions());

        (await Failure.OfAsync<LiveChatValidationException>(() => client.Bans.GetAsync(7))).ServiceMessage.Should().Be("bad");
    }

    public static TheoryData<string, Type> Thrown => new()
    {
        { "TimeoutException", typeof(LiveChatTimeoutException) },
        { "SocketException", typeof(LiveChatConnectionException) },
        { "IOException", typeof(LiveChatConnectionException) },
        { "AggregateException of SocketException", typeof(LiveChatConnectionException) },
        { "AggregateException of AggregateException of TimeoutException", typeof(LiveChatTimeoutException) },
        { "AggregateException of HttpRequestException", typeof(LiveChatConnectionException) },
    };

    [Theory]
    [MemberData(nameof(Thrown))]
    public async Task An_exception_of_a_handler_is_wrapped_in_an_exception_of_the_client(string thrown, Type expected)
    {
        Exception exception = CreateException(thrown.Split(" of "));
        using var client = CreateClientWithHandler(_ => Task.FromException<HttpResponseMessage>(exception));

        Exception? failure = await Record.ExceptionAsync(() => client.Bans.GetAsync(7));

        failure.Should().BeOfType(expected);
        failure!.InnerException.Should().BeSameAs(exception);
        failure.As<LiveChatException>().OperationId.Should().Be("Bans.get");
    }

    [Fact]
    public async Task MayHaveArrived_is_false_only_if_the_connection_cannot_be_opened()
    {
        foreach ((SocketError error, bool mayHaveArrived) in ((SocketError, bool)[])[(SocketError.ConnectionRefused, false), (SocketError.HostNotFound, false), (SocketError.ConnectionReset, true)])
        {
            using var client = CreateClientWithHandler(_ => Task.FromException<HttpResponseMessage>(new AggregateException(new SocketException((int)error))));

            (await Failure.OfAsync<LiveChatConnectionException>(() => client.Bans.GetAsync(7))).MayHaveArrived.Should().Be(mayHaveArrived);
        }
    }

    [Fact]
    public async Task An_InvalidOperationException_of_a_handler_is_thrown_unchanged()
    {
        using var client = CreateClientWithHandler(_ => Task.FromException<HttpResponseMessage>(new InvalidOperationException("mistake")));

        await FluentActions.Awaiting(() => client.Bans.GetAsync(7)).Should().ThrowExactlyAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task CancelPendingRequests_is_reported_as_a_cancellation_and_not_as_a_timeout()
    {
        await using RawServer server = RawServer.Silent();
        using var httpClient = new HttpClient();
        using var client = new LiveChatClient(server.CreateOptions(), httpClient);

        Task<Ban> call = client.Bans.GetAsync(7);
        await server.FirstRequest;
        httpClient.CancelPendingRequests();

        Exception? exception = await Record.ExceptionAsync(() => call.OrFail());
        exception.Should().BeAssignableTo<OperationCanceledException>();
        exception!.Message.Should().Contain("not by its caller");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_cancellation_by_the_caller_throws_with_the_token_of_the_caller()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = CreateClientWithHandler(_ =>
        {
            cancellation.Cancel();
            return Task.FromException<HttpResponseMessage>(new AggregateException(new OperationCanceledException()));
        });

        (await FluentActions.Awaiting(() => client.Bans.GetAsync(7, cancellation.Token)).Should().ThrowAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(cancellation.Token);
    }

    private LiveChatClient CreateClientWithHandler(Func<HttpRequestMessage, Task<HttpResponseMessage>> send) => new(CreateOptions(), new HttpClient(new Handler(send)));

    private static Exception CreateException(ReadOnlySpan<string> names) => names[0] switch
    {
        "TimeoutException" => new TimeoutException("late"),
        "SocketException" => new SocketException((int)SocketError.ConnectionReset),
        "IOException" => new IOException("lost"),
        "HttpRequestException" => new HttpRequestException("lost"),
        _ => new AggregateException(CreateException(names[1..])),
    };

    private sealed class Handler(Func<HttpRequestMessage, Task<HttpResponseMessage>> send) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request);
    }
}
