using System.IO.Compression;
using System.Net.Sockets;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>What looks like one fault and is another.</summary>
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
    public async Task A_body_is_unpacked_if_it_is_packed(string header, bool isPacked)
    {
        await using RawServer server = RawBodies.Serve(isPacked ? Pack(s_body) : s_body, "application/json", moreHeaders: $"Content-Encoding: {header}");
        using var client = new LiveChatClient(server.CreateOptions());

        (await client.Bans.GetAsync(7)).Comment.Should().Be("é");
        server.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("gzip")]
    public async Task A_body_that_is_packed_twice_is_unpacked_twice(string header)
    {
        await using RawServer server = RawBodies.Serve(Pack(Pack(s_body)), "application/json", moreHeaders: $"Content-Encoding: {header}");
        using var client = new LiveChatClient(server.CreateOptions());

        (await client.Bans.GetAsync(7)).Comment.Should().Be("é");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_body_too_short_to_be_compressed_is_reported_unchanged(int length)
    {
        await using RawServer server = RawBodies.Serve(s_body[..length], "application/json", moreHeaders: "Content-Encoding: gzip");
        using var client = new LiveChatClient(server.CreateOptions());

        await Failure.OfAsync<LiveChatSerializationException>(() => client.Bans.GetAsync(7));
    }

    [Fact]
    public async Task An_error_with_a_wrong_header_is_read_too()
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
    public async Task What_a_handler_throws_becomes_an_exception_of_the_client(string thrown, Type expected)
    {
        Exception exception = Make(thrown.Split(" of "));
        using var client = CreateThrowing(_ => Task.FromException<HttpResponseMessage>(exception));

        Exception? failure = await Record.ExceptionAsync(() => client.Bans.GetAsync(7));

        failure.Should().BeOfType(expected);
        failure!.InnerException.Should().BeSameAs(exception);
        failure.As<LiveChatException>().OperationId.Should().Be("Bans.get");
    }

    [Fact]
    public async Task Only_a_refused_connection_says_that_nothing_arrived()
    {
        foreach ((SocketError error, bool mayHaveArrived) in ((SocketError, bool)[])[(SocketError.ConnectionRefused, false), (SocketError.HostNotFound, false), (SocketError.ConnectionReset, true)])
        {
            using var client = CreateThrowing(_ => Task.FromException<HttpResponseMessage>(new AggregateException(new SocketException((int)error))));

            (await Failure.OfAsync<LiveChatConnectionException>(() => client.Bans.GetAsync(7))).MayHaveArrived.Should().Be(mayHaveArrived);
        }
    }

    [Fact]
    public async Task A_mistake_in_a_handler_stays_what_it_is()
    {
        using var client = CreateThrowing(_ => Task.FromException<HttpResponseMessage>(new InvalidOperationException("mistake")));

        await FluentActions.Awaiting(() => client.Bans.GetAsync(7)).Should().ThrowExactlyAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task CancelPendingRequests_is_a_cancellation_and_no_timeout()
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
    public async Task A_cancellation_by_the_caller_stays_the_callers()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = CreateThrowing(_ =>
        {
            cancellation.Cancel();
            return Task.FromException<HttpResponseMessage>(new AggregateException(new OperationCanceledException()));
        });

        (await FluentActions.Awaiting(() => client.Bans.GetAsync(7, cancellation.Token)).Should().ThrowAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(cancellation.Token);
    }

    private LiveChatClient CreateThrowing(Func<HttpRequestMessage, Task<HttpResponseMessage>> send) => new(CreateOptions(), new HttpClient(new Handler(send)));

    private static Exception Make(ReadOnlySpan<string> names) => names[0] switch
    {
        "TimeoutException" => new TimeoutException("late"),
        "SocketException" => new SocketException((int)SocketError.ConnectionReset),
        "IOException" => new IOException("lost"),
        "HttpRequestException" => new HttpRequestException("lost"),
        _ => new AggregateException(Make(names[1..])),
    };

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    private sealed class Handler(Func<HttpRequestMessage, Task<HttpResponseMessage>> send) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request);
    }
}
