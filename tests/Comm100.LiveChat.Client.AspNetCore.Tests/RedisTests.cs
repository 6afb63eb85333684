using System.Text;
using Comm100.LiveChat.Client.AspNetCore.Tests.Tokens;
using Microsoft.Extensions.DependencyInjection;
using RedisRateLimiting;
using StackExchange.Redis;

namespace Comm100.LiveChat.Client.AspNetCore.Tests;

public sealed class RedisTests(RedisServer redis) : IClassFixture<RedisServer>
{
    [RedisFact]
    public async Task Two_hosts_share_a_token_in_Redis()
    {
        string keyFolder = Directory.CreateTempSubdirectory("livechat-keys-").FullName;
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        await using var one = new TokenHost(fake, TimeProvider.System, keyFolder, AddCache);
        await using var other = new TokenHost(fake, TimeProvider.System, keyFolder, AddCache);

        await one.ListAsync();
        await other.ListAsync();
        fake.Tokens.RevokeAccessTokens();
        await other.ListAsync();
        await one.ListAsync();

        fake.Tokens.Requests.Select(request => request.ToString()).Should().Equal("password -> granted", "refresh_token -> granted");
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        RedisKey key = connection.GetServer(redis.Address).Keys(pattern: "tokens:*").Should().ContainSingle().Which;
        key.ToString().Should().StartWith("tokens:comm100-livechat-token:");
        (await connection.GetDatabase().KeyTimeToLiveAsync(key)).Should().BeCloseTo(TimeSpan.FromDays(30), TimeSpan.FromHours(1));
        Encoding.Latin1.GetString((byte[])(await connection.GetDatabase().HashGetAsync(key, "data"))!).Should().NotContain(fake.Tokens.LatestAccessToken);
        Directory.Delete(keyFolder, recursive: true);

        void AddCache(IServiceCollection services) => services.AddStackExchangeRedisCache(options =>
        {
            options.Configuration = redis.Address;
            options.InstanceName = "tokens:";
        });
    }

    [RedisFact]
    public async Task Two_clients_share_a_rate_limit_in_Redis()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        using LiveChatClient one = fake.CreateClient(options => options.RateLimiter = CreateLimiter());
        using LiveChatClient other = fake.CreateClient(options => options.RateLimiter = CreateLimiter());

        await one.Bans.ListAsync();
        await other.Bans.ListAsync();
        await one.Bans.ListAsync();
        await other.Awaiting(client => client.Bans.ListAsync()).Should().ThrowAsync<LiveChatThrottledException>();

        fake.Requests.Should().HaveCount(3);

        RedisFixedWindowRateLimiter<string> CreateLimiter() => new("livechat", new RedisFixedWindowRateLimiterOptions
        {
            ConnectionMultiplexerFactory = () => connection,
            PermitLimit = 3,
            Window = TimeSpan.FromDays(1),
        });
    }
}
