//! Where the server listens: the port that was asked for, or the next one that is free.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};

use anyhow::{Context, Result, bail};

/// How many ports are tried after the one that was asked for.
const MORE_PORTS: u16 = 20;

/// An open port.
pub struct Door {
    /// It.
    pub listener: TcpListener,
    /// Where it is.
    pub address: SocketAddr,
    /// The port that was asked for, where another program has it.
    pub taken: Option<u16>,
}

impl Door {
    /// The address as a browser takes it.
    pub fn shown(&self) -> String {
        format!("http://{}/", self.address)
    }
}

/// Opens a port.
pub fn listen(bind: &str, port: u16) -> Result<Door> {
    let last = if port == 0 {
        0
    } else {
        port.saturating_add(MORE_PORTS)
    };
    for tried in port..=last {
        match open(bind, tried) {
            Ok(listener) => {
                let address = listener.local_addr()?;
                let taken = (tried != port).then_some(port);
                return Ok(Door {
                    listener,
                    address,
                    taken,
                });
            }
            Err(error) if is_taken(&error) => {}
            Err(error) => {
                return Err(error).with_context(|| {
                    format!(
                        "can't listen at `{bind}`, port {tried}\n  help: name an address of this machine with --bind, and a port above 1023 with --port"
                    )
                });
            }
        }
    }
    bail!(
        "the ports {port} to {last} are all taken\n  help: name another with --port, or write `--port 0` for any that is free"
    )
}

fn open(bind: &str, port: u16) -> std::io::Result<TcpListener> {
    // `[::1]` as in an address of the web.
    let name = bind.trim_start_matches('[').trim_end_matches(']');
    let addresses: Vec<SocketAddr> = (name, port).to_socket_addrs()?.collect();
    let listener = TcpListener::bind(addresses.as_slice())?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn is_taken(error: &std::io::Error) -> bool {
    error.kind() == ErrorKind::AddrInUse
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_stepped_over_and_told() {
        let first = listen("127.0.0.1", 0).unwrap();
        assert_eq!(first.taken, None);
        let port = first.address.port();
        let next = listen("127.0.0.1", port).unwrap();
        assert_ne!(next.address.port(), port);
        assert_eq!(next.taken, Some(port));
        assert_eq!(next.shown(), format!("http://{}/", next.address));
    }

    #[test]
    fn a_name_that_is_nowhere_is_told() {
        let error = listen("nowhere.invalid", 0).err().unwrap();
        assert!(error.to_string().contains("nowhere.invalid"), "{error}");
    }
}
