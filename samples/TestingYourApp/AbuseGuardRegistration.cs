using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestingYourApp;

/// <summary>How your application registers what it needs; the tests register it in the same way.</summary>
public static class AbuseGuardRegistration
{
    public static IServiceCollection AddAbuseGuard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLiveChatClient(configuration.GetSection("LiveChat"));
        return services.AddSingleton<AbuseGuard>();
    }
}
